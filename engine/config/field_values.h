// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/config/toml_value.h"

/// From a TOML value to the type of a field. Each throws Error(request) that names the field, the value and what is allowed.
namespace ajepa {

bool booleanFor(const ConfigField& field, const TomlValue& value);
std::string textFor(const ConfigField& field, const TomlValue& value);
std::string choiceFor(const ConfigField& field, const TomlValue& value);

/// All integers of a value, each in the field's range; a scalar gives one, a pair two.
std::vector<std::int64_t> integersFor(const ConfigField& field, const TomlValue& value);

/// All reals of a value, each in the field's range; integers are taken as reals.
std::vector<double> realsFor(const ConfigField& field, const TomlValue& value);

/// Value text of `--set` and of forms: a bare word is a string where the field is text or a choice.
TomlValue parseFieldText(const ConfigField& field, std::string_view text);

/// What a field takes, for messages and comments: "a whole number from 1 to 64", "one of \"a\", \"b\"".
std::string allowedText(const ConfigField& field);

}  // namespace ajepa
