// SPDX-License-Identifier: Apache-2.0
#include "engine/training/learner.h"

#include "engine/base/error.h"

namespace ajepa {
namespace {

constexpr std::int64_t skippedStepsBeforeFailure = 3;

void refuseToDiverge(const TrainerState& state, const StepResult& result) {
    if (state.skippedInARow > skippedStepsBeforeFailure) {
        throw Error(ErrorKind::diverged,
                    "loss or gradient was not finite in " + std::to_string(state.skippedInARow) + " steps in a row, the last at step " +
                        std::to_string(state.step) + " (loss " + std::to_string(result.loss) + ", learning rate " +
                        std::to_string(result.learningRate) + ")",
                    "optimizer.learning_rate", "continue from the last checkpoint with a lower learning rate");
    }
}

}  // namespace

void Learner::count(const StepResult& result) {
    ++state_.step;
    if (result.applied) {
        state_.skippedInARow = 0;
        ++state_.updates;
    } else {
        ++state_.skippedInARow;
        refuseToDiverge(state_, result);
    }
}

}  // namespace ajepa
