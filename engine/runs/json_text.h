// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace ajepa {

/// Parses JSON that nobody vouches for: nested deeper than `depth`, or no JSON, throws std::invalid_argument.
nlohmann::json parseJson(std::string_view text, int depth = 8);

/// The same for files of rows, where a torn line is no error: what is no JSON, or nested deeper, gives a discarded value.
nlohmann::json parseOrDiscard(std::string_view text, int depth);

/// Whether a value is a number that std::int64_t holds: 1e300 and 18446744073709551615 are not.
bool isWholeNumber(const nlohmann::json& value);

/// A number without fraction and exponent. Anything else throws std::invalid_argument: 1e300 converted to an integer has no defined result.
std::int64_t wholeNumber(const nlohmann::json& value);

/// One JSON object in one line, keys in the order they are added, so that equal values give equal bytes. Doubles are printed with the fewest digits that
/// read back exactly; what is not finite becomes null; text that is not UTF-8 gets replacement characters.
class JsonRow {
public:
    JsonRow& add(std::string_view key, double value);
    JsonRow& add(std::string_view key, std::int64_t value);
    JsonRow& add(std::string_view key, bool value);
    JsonRow& add(std::string_view key, std::string_view value);
    /// Without this, a literal would be taken for a bool.
    JsonRow& add(std::string_view key, const char* value) { return add(key, std::string_view(value)); }
    std::string text() const { return text_ + '}'; }

private:
    void startValue(std::string_view key);
    std::string text_ = "{";
};

/// Now, in UTC with milliseconds: "2026-11-22T19:31:05.123Z".
std::string utcNow();

}  // namespace ajepa
