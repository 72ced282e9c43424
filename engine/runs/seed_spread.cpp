// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/seed_spread.h"

#include <array>
#include <cmath>
#include <numeric>

namespace ajepa {

double studentQuantile(int freedom) {
    static constexpr std::array few{12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281};
    if (freedom <= static_cast<int>(few.size())) {
        return few.at(static_cast<std::size_t>(freedom - 1));
    }
    // The normal quantile and its first corrections in 1/freedom (Abramowitz and Stegun 26.7.5).
    constexpr double z = 1.959964, z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z;
    const double n = freedom;
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n) + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n);
}

SeedSpread spreadOf(const std::vector<double>& values) {
    SeedSpread spread{.runs = static_cast<int>(values.size())};
    if (values.empty()) {
        return spread;
    }
    const auto count = static_cast<double>(values.size());
    spread.mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    if (values.size() > 1) {
        double squares = 0;
        for (const double value : values) {
            squares += (value - spread.mean) * (value - spread.mean);
        }
        spread.deviation = std::sqrt(squares / (count - 1));
        spread.halfWidth = studentQuantile(spread.runs - 1) * spread.deviation / std::sqrt(count);
    }
    return spread;
}

}  // namespace ajepa
