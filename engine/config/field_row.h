// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/config/config_fields.h"
#include "engine/config/field_values.h"

/// Makes one row of the field table from a field's id and the two member pointers that lead to it.
namespace ajepa {

/// A string literal as a template argument.
template <std::size_t Size>
struct FieldId {
    char text[Size]{};
    consteval FieldId(const char (&literal)[Size]) { std::copy_n(literal, Size, text); }  // NOLINT(google-explicit-constructor)
    constexpr std::string_view view() const { return {text, Size - 1}; }
};

struct Range {
    double low = 0;
    double high = 0;
};

enum class Shown { always, basic };

template <typename Value>
constexpr FieldType fieldTypeOf() {
    if constexpr (std::is_same_v<Value, bool>) {
        return FieldType::boolean;
    } else if constexpr (std::is_enum_v<Value>) {
        return FieldType::choice;
    } else if constexpr (std::is_integral_v<Value>) {
        return FieldType::integer;
    } else if constexpr (std::is_floating_point_v<Value>) {
        return FieldType::real;
    } else if constexpr (std::is_same_v<Value, std::string>) {
        return FieldType::text;
    } else if constexpr (std::is_same_v<Value, std::array<int, 2>>) {
        return FieldType::integerPair;
    } else if constexpr (std::is_same_v<Value, std::array<double, 2>>) {
        return FieldType::realPair;
    } else {
        static_assert(std::is_same_v<Value, std::vector<double>>);
        return FieldType::realList;
    }
}

template <typename Value>
Value fieldValue(const ConfigField& field, const TomlValue& value) {
    if constexpr (std::is_same_v<Value, bool>) {
        return booleanFor(field, value);
    } else if constexpr (std::is_enum_v<Value>) {
        return enumFromId<Value>(choiceFor(field, value));
    } else if constexpr (std::is_integral_v<Value>) {
        return static_cast<Value>(integersFor(field, value).front());
    } else if constexpr (std::is_floating_point_v<Value>) {
        return realsFor(field, value).front();
    } else if constexpr (std::is_same_v<Value, std::string>) {
        return textFor(field, value);
    } else if constexpr (std::is_same_v<Value, std::array<int, 2>>) {
        const auto numbers = integersFor(field, value);
        return {static_cast<int>(numbers[0]), static_cast<int>(numbers[1])};
    } else if constexpr (std::is_same_v<Value, std::array<double, 2>>) {
        const auto numbers = realsFor(field, value);
        return {numbers[0], numbers[1]};
    } else {
        return realsFor(field, value);
    }
}

template <typename Value>
std::string fieldText(const Value& value) {
    if constexpr (std::is_enum_v<Value>) {
        return tomlText(enumId(value));
    } else if constexpr (std::is_integral_v<Value> && !std::is_same_v<Value, bool>) {
        return tomlText(static_cast<std::int64_t>(value));
    } else if constexpr (std::is_same_v<Value, std::string>) {
        return tomlText(std::string_view(value));
    } else if constexpr (std::is_same_v<Value, bool> || std::is_floating_point_v<Value>) {
        return tomlText(value);
    } else {
        std::string text;
        for (const auto& element : value) {
            text += (text.empty() ? "" : ", ") + fieldText(element);
        }
        return "[" + text + "]";
    }
}

template <FieldId Id, auto Section, auto Member>
struct FieldAccess {
    using Value = std::remove_cvref_t<decltype(std::declval<RunConfig>().*Section.*Member)>;

    static std::string read(const RunConfig& config) { return fieldText(config.*Section.*Member); }
    static void assign(RunConfig& config, const TomlValue& value) { config.*Section.*Member = fieldValue<Value>(*findField(Id.view()), value); }
    static void write(RunConfig& config, std::string_view text) { assign(config, parseFieldText(*findField(Id.view()), text)); }
};

template <FieldId Id, auto Section, auto Member>
ConfigField fieldRow(std::string_view unit, Range range, std::string_view sentence, Shown shown = Shown::always) {
    using Access = FieldAccess<Id, Section, Member>;
    static constexpr FieldId kId = Id;
    std::span<const std::string_view> choices;
    if constexpr (std::is_enum_v<typename Access::Value>) {
        choices = enumIds<typename Access::Value>();
    }
    return {kId.view(),     fieldTypeOf<typename Access::Value>(),
            unit,           range.low,
            range.high,     choices,
            sentence,       shown == Shown::basic,
            &Access::read,  &Access::write,
            &Access::assign};
}

/// Rows without range: booleans, text and choices.
template <FieldId Id, auto Section, auto Member>
ConfigField fieldRow(std::string_view sentence, Shown shown = Shown::always) {
    return fieldRow<Id, Section, Member>("", {}, sentence, shown);
}

/// The parts of the table, each in a file of its own.
std::vector<ConfigField> signalFields();
std::vector<ConfigField> maskFields();
std::vector<ConfigField> modelFields();
std::vector<ConfigField> trainingFields();
std::vector<ConfigField> finetuneFields();

}  // namespace ajepa
