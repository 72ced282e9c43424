// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ajepa {

/// A representation with its classes: row-major [rows, dim] values, one class number a row.
struct LabelledFeatures {
    std::vector<float> values;
    std::int64_t dim = 0;
    std::vector<int> classes;        ///< 0 .. classNames.size() - 1
    std::vector<std::size_t> clips;  ///< row -> corpus index

    std::size_t rows() const { return classes.size(); }
    std::span<const float> row(std::size_t index) const {
        return {values.data() + index * static_cast<std::size_t>(dim), static_cast<std::size_t>(dim)};
    }
};

/// The rows whose clip is in `clips` (ascending corpus indices), in that order.
LabelledFeatures rowsOf(const LabelledFeatures& features, std::span<const std::size_t> clips);

/// Centres each dimension and divides it by its deviation, both measured over `train` only; constant dimensions are only centred.
void standardise(LabelledFeatures& train, LabelledFeatures& test);

}  // namespace ajepa
