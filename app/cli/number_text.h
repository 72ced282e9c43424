// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace ajepa::cli {

/// A number with that many digits behind the point: decimals(0.25, 3) is "0.250".
std::string decimals(double value, int digits);

/// "12.3 GiB", "480 MiB": binary units.
std::string byteText(std::int64_t bytes);

/// "45 s", "3 min 20 s", "2 h 5 min".
std::string durationText(double seconds);

/// Left-aligned in a column of that many characters.
std::string padded(const std::string& text, std::size_t width);

}  // namespace ajepa::cli
