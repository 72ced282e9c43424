// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ajepa {

using TomlScalar = std::variant<bool, std::int64_t, double, std::string>;

/// A TOML value that a field can have: one scalar, or a list of scalars.
struct TomlValue {
    bool isList = false;
    std::vector<TomlScalar> items;  ///< exactly one unless isList
};

/// Parses the text of one TOML value; nothing if it is no valid value or holds tables, dates or nested lists.
std::optional<TomlValue> parseTomlValue(std::string_view text);

/// TOML text of a scalar, a list or a string. Doubles are the shortest text that reads back to the same bits and always look like
/// doubles (2.0), whatever the locale.
std::string tomlText(bool value);
std::string tomlText(std::int64_t value);
std::string tomlText(double value);
std::string tomlText(std::string_view value);
std::string tomlText(const TomlValue& value);

/// A limit or count for a sentence: 64, 0.05, 1e-12; whole numbers without decimals.
std::string plainNumber(double value);

}  // namespace ajepa
