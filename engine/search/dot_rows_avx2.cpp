// SPDX-License-Identifier: Apache-2.0
// The functions with AVX2 name it themselves, so that the choice at run time can stand beside them.
#include <immintrin.h>

#include "engine/search/dot_rows.h"

#define AJEPA_TARGET __attribute__((target("avx2,fma")))

namespace ajepa {
namespace {

struct Sums {
    __m256 even, odd;
};

AJEPA_TARGET inline void add(Sums& sums, const float* row, __m256 queryEven, __m256 queryOdd) {
    sums.even = _mm256_fmadd_ps(_mm256_loadu_ps(row), queryEven, sums.even);
    sums.odd = _mm256_fmadd_ps(_mm256_loadu_ps(row + 8), queryOdd, sums.odd);
}

AJEPA_TARGET inline float total(const Sums& sums, const float* row, const float* query, std::size_t rest) {
    const __m256 both = _mm256_add_ps(sums.even, sums.odd);
    __m128 four = _mm_add_ps(_mm256_castps256_ps128(both), _mm256_extractf128_ps(both, 1));
    four = _mm_add_ps(four, _mm_movehl_ps(four, four));
    float sum = _mm_cvtss_f32(_mm_add_ss(four, _mm_shuffle_ps(four, four, 1)));
    for (std::size_t i = 0; i < rest; ++i) {
        sum += row[i] * query[i];
    }
    return sum;
}

/// Products of `count` rows, `apart` rows from one another.
template <int count>
AJEPA_TARGET inline void dotSome(const float* rows, std::size_t apart, std::size_t dim, const float* query, float* products) {
    Sums sums[count];
    for (int row = 0; row < count; ++row) {
        sums[row] = {_mm256_setzero_ps(), _mm256_setzero_ps()};
    }
    const std::size_t stride = apart * dim;
    std::size_t i = 0;
    for (; i + 16 <= dim; i += 16) {
        const __m256 even = _mm256_loadu_ps(query + i), odd = _mm256_loadu_ps(query + i + 8);
        for (int row = 0; row < count; ++row) {
            add(sums[row], rows + static_cast<std::size_t>(row) * stride + i, even, odd);
        }
    }
    for (int row = 0; row < count; ++row) {
        products[static_cast<std::size_t>(row) * apart] = total(sums[row], rows + static_cast<std::size_t>(row) * stride + i, query + i, dim - i);
    }
}

AJEPA_TARGET void dotRowsAvx2(const float* rows, std::size_t count, std::size_t dim, const float* query, float* products) {
    // As many long streams through memory: one alone, or short ones, leave a third of the bandwidth unused.
    constexpr int streams = 8;
    const std::size_t length = count / streams;
    for (std::size_t row = 0; row < length; ++row) {
        dotSome<streams>(rows + row * dim, length, dim, query, products + row);
    }
    for (std::size_t row = length * streams; row < count; ++row) {
        dotSome<1>(rows + row * dim, 1, dim, query, products + row);
    }
}

}  // namespace

DotRows dotRowsVector() {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? dotRowsAvx2 : nullptr;
}

}  // namespace ajepa
