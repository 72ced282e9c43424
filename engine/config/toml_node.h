// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <toml++/toml.h>

#include <optional>

#include "engine/config/toml_value.h"

namespace ajepa {

/// The value of a parsed node; nothing for tables, dates and nested lists.
std::optional<TomlValue> valueFromNode(const toml::node& node);

}  // namespace ajepa
