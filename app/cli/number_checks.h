// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <cmath>
#include <string>

namespace ajepa::cli {

/// Accepts numbers from `smallest` on, and says so in words otherwise.
inline CLI::Validator atLeast(int smallest) {
    return CLI::Validator(
        [smallest](std::string& text) {
            double value = 0;
            const bool good = CLI::detail::lexical_cast(text, value) && std::isfinite(value) && value >= smallest;
            return good ? std::string() : "must be a number from " + std::to_string(smallest) + " on, but is " + text;
        },
        "");
}

}  // namespace ajepa::cli
