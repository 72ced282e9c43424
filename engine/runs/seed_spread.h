// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace ajepa {

/// A figure over repetitions that differ only by their seed.
struct SeedSpread {
    int runs = 0;
    double mean = 0;
    double deviation = 0;  ///< of the sample (n - 1); 0 for one run
    double halfWidth = 0;  ///< of the 95 % confidence interval of the mean, by Student's t; 0 for one run, which has none
};

/// Throws nothing; no values give zero runs.
SeedSpread spreadOf(const std::vector<double>& values);

/// The 97.5 % quantile of Student's distribution, exact to a thousandth. `freedom` is at least 1.
double studentQuantile(int freedom);

}  // namespace ajepa
