// SPDX-License-Identifier: Apache-2.0
#include "engine/embedding/pooling.h"

#include <algorithm>

namespace ajepa {
namespace {

// Adds the mean over rows [begin, end) of one band to the end of `pooled`.
void appendBandMean(std::vector<float>& pooled, std::span<const float> tokens, int bands, std::int64_t dim, int band, int begin, int end) {
    for (std::int64_t d = 0; d < dim; ++d) {
        double sum = 0;
        for (int t = begin; t < end; ++t) {
            sum += tokens[static_cast<std::size_t>((t * bands + band) * dim + d)];
        }
        pooled.push_back(static_cast<float>(sum / (end - begin)));
    }
}

}  // namespace

std::vector<float> pool(std::span<const float> tokens, int time, int bands, std::int64_t dim, int validTime, Pooling pooling) {
    const int rows = std::clamp(validTime, 1, time);
    std::vector<float> pooled;
    if (pooling.segments <= 0) {
        appendBandMean(pooled, tokens, 1, dim, 0, 0, rows * bands);  // all cells as one band of rows * bands rows
        return pooled;
    }
    for (int segment = 0; segment < pooling.segments; ++segment) {
        const int begin = std::min(rows - 1, segment * rows / pooling.segments);
        const int end = std::max(begin + 1, (segment + 1) * rows / pooling.segments);
        for (int band = 0; band < bands; ++band) {
            appendBandMean(pooled, tokens, bands, dim, band, begin, end);
        }
    }
    return pooled;
}

}  // namespace ajepa
