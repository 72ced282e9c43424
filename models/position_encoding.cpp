// SPDX-License-Identifier: Apache-2.0
#include "models/position_encoding.h"

#include <cmath>

namespace ajepa {

std::vector<float> positionTable(int time, int bands, int dim) {
    const int quarter = dim / 4;
    std::vector<float> table;
    table.reserve(static_cast<std::size_t>(time) * static_cast<std::size_t>(bands) * static_cast<std::size_t>(dim));
    const auto encode = [&](int position, auto wave) {
        for (int k = 0; k < quarter; ++k) {
            const double omega = std::pow(10000.0, -static_cast<double>(k) / quarter);
            table.push_back(static_cast<float>(wave(position * omega)));
        }
    };
    const auto sine = [](double x) { return std::sin(x); };
    const auto cosine = [](double x) { return std::cos(x); };
    for (int t = 0; t < time; ++t) {
        for (int f = 0; f < bands; ++f) {
            encode(f, sine);
            encode(f, cosine);
            encode(t, sine);
            encode(t, cosine);
        }
    }
    return table;
}

}  // namespace ajepa
