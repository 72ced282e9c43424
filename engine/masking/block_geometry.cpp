// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/block_geometry.h"

#include <algorithm>
#include <cmath>

namespace ajepa {
namespace {

double between(const std::array<double, 2>& range, double share) {
    return range[0] + share * (range[1] - range[0]);
}

// nearbyint rounds halves to even, as the original's language does.
int rounded(double value) {
    return static_cast<int>(std::nearbyint(value));
}

BlockSize literalSize(PatchGrid grid, const BlockShape& shape, RandomStream& stream) {
    const double share = stream.uniform();
    const double cells = std::floor(grid.cells() * between(shape.scale, share));
    const double aspect = between(shape.aspect, share);
    return {std::min(rounded(std::sqrt(cells * aspect)), grid.time - 1), std::min(rounded(std::sqrt(cells / aspect)), grid.bands - 1)};
}

BlockSize relativeSize(PatchGrid grid, const BlockShape& shape, RandomStream& stream) {
    const double scale = between(shape.scale, stream.uniform());
    const double aspect = between(shape.aspect, stream.uniform());
    return {std::clamp(rounded(grid.time * std::sqrt(scale * aspect)), 1, grid.time),
            std::clamp(rounded(grid.bands * std::sqrt(scale / aspect)), 1, grid.bands)};
}

}  // namespace

BlockSize drawBlockSize(MaskGeometry geometry, PatchGrid grid, const BlockShape& shape, RandomStream& stream) {
    return geometry == MaskGeometry::literal ? literalSize(grid, shape, stream) : relativeSize(grid, shape, stream);
}

Block drawBlock(MaskGeometry geometry, PatchGrid grid, BlockSize size, RandomStream& stream) {
    const int last = geometry == MaskGeometry::literal ? 0 : 1;
    const auto top = stream.below(static_cast<std::uint32_t>(grid.time - size.time + last));
    const auto left = stream.below(static_cast<std::uint32_t>(grid.bands - size.bands + last));
    return {static_cast<int>(top), static_cast<int>(left), size};
}

}  // namespace ajepa
