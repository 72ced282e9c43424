// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/config/run_config.h"

namespace ajepa {

/// One field and its value as TOML text, as `--set` takes it.
struct GridSetting {
    std::string field;
    std::string value;
};

/// One place on an axis: usually one setting, several where fields only make sense together (width, depth and heads of a size).
using GridVariant = std::vector<GridSetting>;
using GridAxis = std::vector<GridVariant>;

/// Every combination of one variant an axis, for every seed; without seeds, the seed of the configuration it starts from.
struct Grid {
    std::vector<GridAxis> axes;
    std::vector<std::uint64_t> seeds;
};

/// One run of a grid.
struct GridPoint {
    std::string name;
    RunConfig config;
};

/// More runs than this are a slip of the pen.
inline constexpr std::int64_t kLargestGrid = 1000;

/// Runs of a grid; what would be more than 2^62 is 2^62.
std::int64_t gridCount(const Grid& grid);

/// The runs in the order in which they are worth having: seeds outermost, so that a grid that ends early has compared everything with the seeds it got to; then
/// axis by axis, the last one fastest. Each is named after `name`, its values where there are others, and its seed: "tiny-inverse-depth8-s1".
/// Throws Error(request): a field or value that does not exist (with its nearest), a field on two axes, a value listed twice, more than kLargestGrid runs.
std::vector<GridPoint> expandGrid(const RunConfig& base, const std::string& name, const Grid& grid);

/// What a variant adds to the name of a run: "inverse", "depth8", "dim384-depth12".
std::string variantLabel(const GridVariant& variant);

}  // namespace ajepa
