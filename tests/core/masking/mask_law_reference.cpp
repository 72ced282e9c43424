// SPDX-License-Identifier: Apache-2.0
#include "tests/core/masking/mask_law_reference.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ajepa::test {

MaskLawReference::MaskLawReference(const RunConfig& config, std::uint64_t seed)
    : mask_(config.mask), height_(gridTime(config)), width_(gridBands(config)), generator_(seed) {}

double MaskLawReference::uniform(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(generator_);
}

int MaskLawReference::integerBelow(int bound) {
    return std::uniform_int_distribution<int>(0, bound - 1)(generator_);
}

// 1.4: one number for scale and aspect, sides in cells, strictly smaller than the grid. 1.6: two numbers, sides relative to the grid's, up to the whole.
MaskLawReference::Size MaskLawReference::drawSize(double lowScale, double highScale, double lowAspect, double highAspect) {
    if (mask_.geometry == MaskGeometry::literal) {
        const double r = uniform(0, 1);
        const double cells = std::floor(height_ * width_ * (lowScale + r * (highScale - lowScale)));
        const double aspect = lowAspect + r * (highAspect - lowAspect);
        int height = static_cast<int>(std::round(std::sqrt(cells * aspect))), width = static_cast<int>(std::round(std::sqrt(cells / aspect)));
        while (height >= height_) {
            --height;
        }
        while (width >= width_) {
            --width;
        }
        return {height, width};
    }
    const double scale = uniform(lowScale, highScale), aspect = uniform(lowAspect, highAspect);
    return {std::clamp(static_cast<int>(std::round(height_ * std::sqrt(scale * aspect))), 1, height_),
            std::clamp(static_cast<int>(std::round(width_ * std::sqrt(scale / aspect))), 1, width_)};
}

// The upper end of a position is excluded in the literal rule and included else.
ReferenceTarget MaskLawReference::place(Size size) {
    const int included = mask_.geometry == MaskGeometry::literal ? 0 : 1;
    const int top = integerBelow(height_ - size.height + included);
    return {top, integerBelow(width_ - size.width + included), size.height, size.width};
}

void MaskLawReference::erase(std::vector<std::uint8_t>& visible, const ReferenceTarget& target, bool rows, bool columns) const {
    for (int t = 0; t < height_; ++t) {
        for (int f = 0; f < width_; ++f) {
            const bool inRows = t >= target.top && t < target.top + target.height, inColumns = f >= target.left && f < target.left + target.width;
            if ((inRows && inColumns) || (rows && inRows) || (columns && inColumns)) {
                visible[static_cast<std::size_t>(t * width_ + f)] = 0;
            }
        }
    }
}

ReferenceMasks MaskLawReference::draw(bool timeFrequency) {
    const auto cells = static_cast<std::size_t>(height_ * width_);
    const Size target = timeFrequency ? drawSize(mask_.tfTargetScale[0], mask_.tfTargetScale[1], mask_.tfTargetAspect[0], mask_.tfTargetAspect[1])
                                      : drawSize(mask_.targetScale[0], mask_.targetScale[1], mask_.targetAspect[0], mask_.targetAspect[1]);
    const Size context = drawSize(mask_.contextScale[0], mask_.contextScale[1], 1, 1);
    ReferenceMasks masks;
    for (int i = 0; i < (timeFrequency ? mask_.tfTargets : mask_.targets); ++i) {
        masks.targets.push_back(place(target));
    }
    bool rows = timeFrequency && mask_.hiddenCells != HiddenCells::frequency, columns = timeFrequency && mask_.hiddenCells != HiddenCells::time;
    if (timeFrequency && mask_.hiddenCells == HiddenCells::either) {
        rows = integerBelow(2) == 0;
        columns = !rows;
    }
    std::vector<std::uint8_t> outside(cells, 1);
    for (const ReferenceTarget& each : masks.targets) {
        erase(outside, each, false, false);
    }
    masks.hidden.resize(cells);
    std::transform(outside.begin(), outside.end(), masks.hidden.begin(), [](std::uint8_t mark) { return static_cast<std::uint8_t>(1 - mark); });
    // 1.7: more than min_keep cells in the literal rule; at least the larger of min_keep and a share of the grid else (D7).
    const double fewest = mask_.geometry == MaskGeometry::literal ? mask_.minKeep + 1
                                                                  : std::max<double>(mask_.minKeep, mask_.minKeepShare * static_cast<double>(cells));
    for (std::size_t constraints = masks.targets.size();; --constraints) {
        std::vector<std::uint8_t> acceptable(cells, 1);
        for (std::size_t i = 0; i < constraints; ++i) {
            erase(acceptable, masks.targets[i], rows, columns);
        }
        for (int attempt = 0; attempt < 20; ++attempt) {
            const ReferenceTarget block = place(context);
            masks.context.assign(cells, 0);
            for (int t = block.top; t < block.top + block.height; ++t) {
                for (int f = block.left; f < block.left + block.width; ++f) {
                    const auto cell = static_cast<std::size_t>(t * width_ + f);
                    masks.context[cell] = acceptable[cell];
                }
            }
            if (constraints == 0 || std::accumulate(masks.context.begin(), masks.context.end(), 0) >= fewest) {
                return masks;
            }
        }
        ++masks.relaxations;
    }
}

// 2.3: the hidden share is uniform, the first floor(N (1 - share)) of a permutation are the context.
ReferenceMasks MaskLawReference::drawRandom() {
    const int cells = height_ * width_;
    const int keep = static_cast<int>(std::floor(cells * (1 - uniform(mask_.ratio[0], mask_.ratio[1]))));
    std::vector<int> order(static_cast<std::size_t>(cells));
    std::iota(order.begin(), order.end(), 0);
    std::shuffle(order.begin(), order.end(), generator_);
    ReferenceMasks masks;
    masks.context.resize(order.size());
    masks.hidden.assign(order.size(), 1);
    for (int i = 0; i < keep; ++i) {
        const auto cell = static_cast<std::size_t>(order[static_cast<std::size_t>(i)]);
        masks.context[cell] = 1;
        masks.hidden[cell] = 0;
    }
    return masks;
}

}  // namespace ajepa::test
