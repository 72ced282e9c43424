// SPDX-License-Identifier: Apache-2.0
#include "engine/config/field_values.h"

#include <algorithm>
#include <cmath>

#include "engine/config/nearest_name.h"

namespace ajepa {
namespace {

std::string rangeText(const ConfigField& field) {
    return "from " + plainNumber(field.low) + " to " + plainNumber(field.high);
}

std::string choicesText(const ConfigField& field) {
    std::string text = "one of";
    for (const std::string_view choice : field.choices) {
        text += text.back() == '"' ? ", " : " ";
        text += tomlText(choice);
    }
    return text;
}

[[noreturn]] void refuse(const ConfigField& field, const TomlValue& value, const std::string& hint = {}) {
    const std::string id(field.id);
    throw Error(ErrorKind::request, id + " must be " + allowedText(field) + ", but is " + tomlText(value) + ".", id, hint);
}

void requireShape(const ConfigField& field, const TomlValue& value) {
    const bool pair = field.type == FieldType::integerPair || field.type == FieldType::realPair;
    const bool list = pair || field.type == FieldType::realList;
    if (value.isList != list || (pair && value.items.size() != 2)) {
        refuse(field, value);
    }
}

bool inRange(const ConfigField& field, double number) {
    return std::isfinite(number) && number >= field.low && number <= field.high;
}

double realOf(const ConfigField& field, const TomlValue& value, const TomlScalar& item) {
    if (const auto* integer = std::get_if<std::int64_t>(&item)) {
        return static_cast<double>(*integer);
    }
    if (const auto* real = std::get_if<double>(&item)) {
        return *real;
    }
    refuse(field, value);
}

std::int64_t integerOf(const ConfigField& field, const TomlValue& value, const TomlScalar& item) {
    if (const auto* integer = std::get_if<std::int64_t>(&item)) {
        return *integer;
    }
    const auto* real = std::get_if<double>(&item);
    const bool whole = real != nullptr && *real == std::floor(*real) && std::abs(*real) < 1e15;
    refuse(field, value, whole ? "Write " + plainNumber(*real) + ", without a decimal point." : "");
}

}  // namespace

std::string allowedText(const ConfigField& field) {
    switch (field.type) {
        case FieldType::boolean:
            return "true or false";
        case FieldType::integer:
            return "a whole number " + rangeText(field);
        case FieldType::real:
            return "a number " + rangeText(field);
        case FieldType::text:
            return "text in quotes";
        case FieldType::choice:
            return choicesText(field);
        case FieldType::integerPair:
            return "two whole numbers like [1, 2], each " + rangeText(field);
        case FieldType::realPair:
            return "two numbers like [0.1, 0.2], each " + rangeText(field);
        case FieldType::realList:
            return "a list of numbers, each " + rangeText(field);
    }
    return {};
}

bool booleanFor(const ConfigField& field, const TomlValue& value) {
    requireShape(field, value);
    const auto* boolean = std::get_if<bool>(&value.items.front());
    return boolean != nullptr ? *boolean : (refuse(field, value), false);
}

std::string textFor(const ConfigField& field, const TomlValue& value) {
    requireShape(field, value);
    const auto* text = std::get_if<std::string>(&value.items.front());
    if (text == nullptr) {
        refuse(field, value);
    }
    return *text;
}

std::string choiceFor(const ConfigField& field, const TomlValue& value) {
    requireShape(field, value);
    const auto* text = std::get_if<std::string>(&value.items.front());
    if (text == nullptr) {
        refuse(field, value);
    }
    if (std::find(field.choices.begin(), field.choices.end(), *text) == field.choices.end()) {
        refuse(field, value, "The nearest is " + tomlText(nearestName(*text, field.choices)) + ".");
    }
    return *text;
}

std::vector<std::int64_t> integersFor(const ConfigField& field, const TomlValue& value) {
    requireShape(field, value);
    std::vector<std::int64_t> numbers;
    for (const TomlScalar& item : value.items) {
        numbers.push_back(integerOf(field, value, item));
        if (!inRange(field, static_cast<double>(numbers.back()))) {
            refuse(field, value);
        }
    }
    return numbers;
}

std::vector<double> realsFor(const ConfigField& field, const TomlValue& value) {
    requireShape(field, value);
    std::vector<double> numbers;
    for (const TomlScalar& item : value.items) {
        numbers.push_back(realOf(field, value, item));
        if (!inRange(field, numbers.back())) {
            refuse(field, value);
        }
    }
    return numbers;
}

TomlValue parseFieldText(const ConfigField& field, std::string_view text) {
    const bool wantsText = field.type == FieldType::text || field.type == FieldType::choice;
    const bool quoted = !text.empty() && (text.front() == '"' || text.front() == '\'');
    if (wantsText && !quoted) {
        return {false, {std::string(text)}};
    }
    if (auto value = parseTomlValue(text)) {
        return *value;
    }
    return {false, {std::string(text)}};
}

}  // namespace ajepa
