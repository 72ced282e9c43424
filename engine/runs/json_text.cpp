// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/json_text.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace ajepa {
namespace {

std::string asJsonText(std::string_view text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Ends the parsing of what is nested deeper.
auto depthLimit(int depth) {
    return [depth](int level, nlohmann::json::parse_event_t event, nlohmann::json& /*value*/) {
        const bool opens = event == nlohmann::json::parse_event_t::object_start || event == nlohmann::json::parse_event_t::array_start;
        if (opens && level >= depth) {
            throw std::invalid_argument("its JSON is nested too deep");
        }
        return true;
    };
}

}  // namespace

nlohmann::json parseJson(std::string_view text, int depth) {
    try {
        return nlohmann::json::parse(text, depthLimit(depth));
    } catch (const nlohmann::json::parse_error& error) {
        throw std::invalid_argument("it is no valid JSON at byte " + std::to_string(error.byte));
    } catch (const nlohmann::json::exception&) {
        throw std::invalid_argument("it is no valid JSON");
    }
}

nlohmann::json parseOrDiscard(std::string_view text, int depth) {
    try {
        return nlohmann::json::parse(text, depthLimit(depth), false);
    } catch (const std::invalid_argument&) {
        return nlohmann::json(nlohmann::json::value_t::discarded);
    }
}

bool isWholeNumber(const nlohmann::json& value) {
    constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return value.is_number_integer() && !(value.is_number_unsigned() && value.get<std::uint64_t>() > largest);
}

std::int64_t wholeNumber(const nlohmann::json& value) {
    if (!isWholeNumber(value)) {
        const std::string found = value.is_number() ? value.dump() : value.type_name();
        throw std::invalid_argument("it has " + found + " where a whole number belongs");
    }
    return value.get<std::int64_t>();
}

void JsonRow::startValue(std::string_view key) {
    text_ += text_.size() > 1 ? ",\"" : "\"";
    text_.append(key).append("\":");
}

JsonRow& JsonRow::add(std::string_view key, double value) {
    startValue(key);
    if (!std::isfinite(value)) {
        text_ += "null";
        return *this;
    }
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    text_.append(digits.data(), end);
    return *this;
}

JsonRow& JsonRow::add(std::string_view key, std::int64_t value) {
    startValue(key);
    text_ += std::to_string(value);
    return *this;
}

JsonRow& JsonRow::add(std::string_view key, bool value) {
    startValue(key);
    text_ += value ? "true" : "false";
    return *this;
}

JsonRow& JsonRow::add(std::string_view key, std::string_view value) {
    startValue(key);
    text_ += asJsonText(value);
    return *this;
}

std::string utcNow() {
    const auto now = std::chrono::system_clock::now();
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 40> text{};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(text.data() + length, text.size() - length, ".%03dZ", static_cast<int>(milliseconds));
    return text.data();
}

}  // namespace ajepa
