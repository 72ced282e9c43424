// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/jobs/run_events.h"

namespace ajepa {

/// Everything besides weights and moments that a strict resume needs; readable text in trainer.json. Schedules, data order, masks and curriculum are
/// functions of the step and need no state.
struct TrainerState {
    std::int64_t step = 0;     ///< steps done
    std::int64_t updates = 0;  ///< updates applied: steps without the skipped ones
    std::int64_t skippedInARow = 0;
    std::vector<HealthFigures> healthHistory;  ///< the collapse alarm's window
    int badHealthInARow = 0;
    std::vector<std::string> classes;  ///< of a fine-tuning, in the order of the head's outputs

    std::int64_t skipped() const { return step - updates; }
};

std::string toJson(const TrainerState& state);
/// Throws Error(storage) if a key is missing or of the wrong type.
TrainerState trainerStateFromJson(const std::string& text);

}  // namespace ajepa
