// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/jobs/job_runner.h"

namespace ajepa {

bool JobContext::proceed(std::int64_t step) {
    lastStep = std::max(lastStep, step);
    for (;;) {
        if (serveRequests) {
            serveRequests();
        }
        const auto wake = control.await([&](bool paused) { enter(paused ? RunState::paused : RunState::running, step); });
        if (wake != RunControl::Wake::nudge) {
            return wake != RunControl::Wake::stop;
        }
    }
}

void JobContext::report(const StepMetrics& metrics) const {
    lastStep = std::max(lastStep, metrics.step);
    for (const auto& observer : observers) {
        observer->onStep(metrics);
    }
}

void JobContext::report(const RunEvent& event) const {
    if (const auto* saved = std::get_if<CheckpointSaved>(&event)) {
        lastStep = std::max(lastStep, saved->step);
    }
    for (const auto& observer : observers) {
        observer->onEvent(event);
    }
    // Long preparations tell their progress and have no other safe point: who asks the engine something must not wait for their end.
    if (serveRequests && std::holds_alternative<Progress>(event)) {
        serveRequests();
    }
}

void JobContext::enter(RunState state, std::int64_t step, const std::string& message) const {
    lastStep = state == RunState::running ? step : std::max(lastStep, step);
    report(RunEvent(StateChanged{state, step, message}));
}

}  // namespace ajepa
