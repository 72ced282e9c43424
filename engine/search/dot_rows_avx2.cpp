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

template <int count>
AJEPA_TARGET inline void dotSome(const float* rows, std::size_t dim, const float* query, float* products) {
    Sums sums[count];
    for (int row = 0; row < count; ++row) {
        sums[row] = {_mm256_setzero_ps(), _mm256_setzero_ps()};
    }
    std::size_t i = 0;
    for (; i + 16 <= dim; i += 16) {
        const __m256 even = _mm256_loadu_ps(query + i), odd = _mm256_loadu_ps(query + i + 8);
        for (int row = 0; row < count; ++row) {
            add(sums[row], rows + static_cast<std::size_t>(row) * dim + i, even, odd);
        }
    }
    for (int row = 0; row < count; ++row) {
        products[row] = total(sums[row], rows + static_cast<std::size_t>(row) * dim + i, query + i, dim - i);
    }
}

AJEPA_TARGET void dotRowsAvx2(const float* rows, std::size_t count, std::size_t dim, const float* query, float* products) {
    std::size_t row = 0;
    for (; row + 4 <= count; row += 4) {
        dotSome<4>(rows + row * dim, dim, query, products + row);
    }
    for (; row < count; ++row) {
        dotSome<1>(rows + row * dim, dim, query, products + row);
    }
}

}  // namespace

DotRows dotRowsVector() {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? dotRowsAvx2 : nullptr;
}

}  // namespace ajepa
