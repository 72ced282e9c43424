// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/jobs/run_events.h"

/// Curves of a run without reading all of its rows: a file of any length costs the same.
namespace ajepa {

/// Loss at a step, for drawing.
struct LossPoint {
    float step = 0;
    float loss = 0;

    bool operator==(const LossPoint&) const = default;
};

/// About `most` whole lines of a file of lines, evenly over its bytes, the first and the last among them; all of them if it is small. A torn last line is left
/// out, a missing file has none. Throws Error(storage) if it cannot be read.
std::string sampleLines(const std::filesystem::path& path, std::size_t most);

/// Points of a spark line from metrics.jsonl, in the order of the steps; what is not finite is left out.
std::vector<LossPoint> sampleLoss(const std::filesystem::path& metrics, std::size_t most);

/// Whole rows of metrics.jsonl for a larger curve.
std::vector<StepMetrics> sampleMetrics(const std::filesystem::path& metrics, std::size_t most);

}  // namespace ajepa
