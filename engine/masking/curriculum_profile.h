// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "engine/config/run_config.h"

namespace ajepa {

/// Where the schedule changes its course.
enum class BreakKind {
    jump,       ///< the probability jumps (function step)
    tableNode,  ///< a point of the user's table
    half,       ///< from here on time-frequency masks are scheduled at least as often as block masks (or, going down, no longer)
    end         ///< the curriculum ends before the training and its last value holds
};

struct CurriculumBreak {
    std::int64_t step = 0;  ///< the first step after the change
    double scheduled = 0;   ///< probability there
    BreakKind kind = BreakKind::end;
};

/// A curriculum over a whole training: what is scheduled and what a seed draws, step by step.
struct CurriculumProfile {
    std::int64_t stride = 1;          ///< steps between entries; 1 up to a million steps
    std::vector<double> scheduled;    ///< probability at steps 0, stride, ...
    std::vector<std::uint8_t> drawn;  ///< 1 where the seed draws time-frequency masks (with curriculum.per_clip: for clip 0)
    std::vector<double> runningMean;  ///< mean of `drawn` up to and with the entry
    double meanScheduled = 0;
    double meanDrawn = 0;
    std::vector<CurriculumBreak> breaks;  ///< ascending
};

/// Follows the curriculum of a configuration over train.steps with train.seed.
CurriculumProfile curriculumProfile(const RunConfig& config);

}  // namespace ajepa
