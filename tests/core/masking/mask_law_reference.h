// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "engine/config/run_config.h"

/// Masks drawn from their description (method.md 1.4 to 1.7 and 2.3) with another generator and in the plainest way, cell by cell: what the samplers' laws
/// are compared with.
namespace ajepa::test {

struct ReferenceTarget {
    int top = 0, left = 0, height = 0, width = 0;
};

struct ReferenceMasks {
    std::vector<ReferenceTarget> targets;  ///< empty for random masks
    std::vector<std::uint8_t> context;     ///< a mark a cell, row by row
    std::vector<std::uint8_t> hidden;      ///< the union of the targets
    int relaxations = 0;
};

class MaskLawReference {
public:
    MaskLawReference(const RunConfig& config, std::uint64_t seed);
    ReferenceMasks draw(bool timeFrequency);
    ReferenceMasks drawRandom();

private:
    struct Size {
        int height, width;
    };
    double uniform(double low, double high);
    int integerBelow(int bound);
    Size drawSize(double lowScale, double highScale, double lowAspect, double highAspect);
    ReferenceTarget place(Size size);
    void erase(std::vector<std::uint8_t>& visible, const ReferenceTarget& target, bool rows, bool columns) const;

    MaskConfig mask_;
    int height_, width_;
    std::mt19937_64 generator_;
};

}  // namespace ajepa::test
