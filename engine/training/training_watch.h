// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>

#include "engine/jobs/job_runner.h"

namespace ajepa {

/// Looks after what a training learns, between its steps.
class TrainingWatch {
public:
    virtual ~TrainingWatch() = default;

    /// Whether something is measured at this step.
    virtual bool isDue(std::int64_t step) const = 0;
    /// Measures at the learner's step and reports. `settle` must wait for a checkpoint in flight. False: the user wants to stop, and nothing was measured; a continued
    /// run measures then.
    virtual bool report(JobContext& context, const std::function<void()>& settle) = 0;
    /// Once all steps are done and saved. False: the user wants to stop.
    virtual bool conclude(JobContext& context) = 0;
};

}  // namespace ajepa
