// SPDX-License-Identifier: Apache-2.0
#include "engine/config/toml_value.h"

#include <array>
#include <charconv>
#include <cmath>

#include "engine/config/toml_node.h"

namespace ajepa {
namespace {

std::string shortest(double value) {
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

std::string escaped(unsigned char character) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    return std::string("\\u00") + digits[character >> 4U] + digits[character & 15U];
}

std::optional<TomlScalar> scalarFromNode(const toml::node& node) {
    if (const auto* boolean = node.as_boolean()) {
        return boolean->get();
    }
    if (const auto* integer = node.as_integer()) {
        return integer->get();
    }
    if (const auto* real = node.as_floating_point()) {
        return real->get();
    }
    if (const auto* text = node.as_string()) {
        return text->get();
    }
    return std::nullopt;
}

}  // namespace

std::optional<TomlValue> valueFromNode(const toml::node& node) {
    TomlValue value;
    if (const auto* list = node.as_array()) {
        value.isList = true;
        for (const toml::node& element : *list) {
            auto scalar = scalarFromNode(element);
            if (!scalar) {
                return std::nullopt;
            }
            value.items.push_back(std::move(*scalar));
        }
        return value;
    }
    auto scalar = scalarFromNode(node);
    if (!scalar) {
        return std::nullopt;
    }
    value.items.push_back(std::move(*scalar));
    return value;
}

std::optional<TomlValue> parseTomlValue(std::string_view text) {
    try {
        const toml::table table = toml::parse("value = " + std::string(text));
        const toml::node* node = table.get("value");
        return table.size() == 1 && node != nullptr ? valueFromNode(*node) : std::nullopt;
    } catch (const toml::parse_error&) {
        return std::nullopt;
    }
}

std::string tomlText(bool value) {
    return value ? "true" : "false";
}

std::string tomlText(std::int64_t value) {
    return std::to_string(value);
}

std::string tomlText(double value) {
    std::string text = shortest(value);
    const bool looksLikeInteger = text.find_first_not_of("-0123456789") == std::string::npos;
    return looksLikeInteger ? text + ".0" : text;
}

std::string tomlText(std::string_view value) {
    std::string text = "\"";
    for (const char character : value) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\') {
            text += '\\';
            text += character;
        } else if (byte < 0x20 || byte == 0x7F) {
            text += escaped(byte);
        } else {
            text += character;
        }
    }
    return text + '"';
}

std::string tomlText(const TomlValue& value) {
    std::string text;
    for (const TomlScalar& item : value.items) {
        text += text.empty() ? "" : ", ";
        text += std::visit([](const auto& scalar) { return tomlText(scalar); }, item);
    }
    return value.isList ? "[" + text + "]" : text;
}

std::string plainNumber(double value) {
    const bool whole = value == std::floor(value) && std::abs(value) < 1e15;
    return whole ? std::to_string(static_cast<std::int64_t>(value)) : shortest(value);
}

}  // namespace ajepa
