// SPDX-License-Identifier: Apache-2.0
#include "engine/search/dot_rows.h"

#include <array>

namespace ajepa {
namespace {

constexpr std::size_t lanes = 16;

// Independent partial sums let the compiler keep them in vector registers without reordering a single float sum.
float dot(const float* a, const float* b, std::size_t count) {
    std::array<float, lanes> partial{};
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes) {
#pragma omp simd
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            partial[lane] += a[i + lane] * b[i + lane];
        }
    }
    for (; i < count; ++i) {
        partial[i % lanes] += a[i] * b[i];
    }
    float sum = 0;
    for (const float value : partial) {
        sum += value;
    }
    return sum;
}

}  // namespace

void dotRowsPortable(const float* rows, std::size_t count, std::size_t dim, const float* query, float* products) {
    for (std::size_t row = 0; row < count; ++row) {
        products[row] = dot(rows + row * dim, query, dim);
    }
}

#ifndef AJEPA_AVX2
DotRows dotRowsVector() {
    return nullptr;
}
#endif

}  // namespace ajepa
