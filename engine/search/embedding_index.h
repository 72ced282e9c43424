// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/base/huge_pages.h"

namespace ajepa {

struct Neighbour {
    std::size_t row = 0;
    float similarity = 0;  ///< cosine, -1 .. 1
};

/// Exact cosine nearest neighbours by a scan over contiguous memory. Rows are copied and unit-normalised; a zero row has similarity 0 to everything.
class EmbeddingIndex {
public:
    /// values: row-major [rows, dim]. Throws Error(request) if the sizes do not fit or a value is not finite.
    EmbeddingIndex(std::span<const float> values, std::int64_t dim);

    /// The k most similar rows, most similar first; ties by lower row. `exclude` (a row, or rows() for none) is left out.
    std::vector<Neighbour> nearest(std::span<const float> query, std::size_t k, std::size_t exclude = static_cast<std::size_t>(-1)) const;

    std::size_t rows() const { return rows_; }
    std::int64_t dim() const { return dim_; }
    std::span<const float> row(std::size_t index) const;  ///< unit-normalised

private:
    std::vector<float, HugePageAllocator<float>> values_;
    std::int64_t dim_;
    std::size_t rows_;
};

}  // namespace ajepa
