// SPDX-License-Identifier: Apache-2.0
#include "app/cli/job_observer.h"

#include "app/cli/number_text.h"

namespace ajepa::cli {

JobObserver::JobObserver(Terminal& terminal, std::int64_t totalSteps) : terminal_(terminal), totalSteps_(totalSteps) {}

void JobObserver::onStep(const StepMetrics& metrics) {
    last_ = metrics;
    step_ = metrics.step;
    terminal_.progress().update(metrics.step, totalSteps_,
                                "step " + std::to_string(metrics.step) + "/" + std::to_string(totalSteps_) + "  loss " + decimals(metrics.loss, 4) +
                                    "  " + decimals(metrics.clipsPerS, 1) + " clips/s  " + durationText(metrics.remainingS) + " left");
}

void JobObserver::onEvent(const RunEvent& event) {
    std::visit([this](const auto& value) { show(value); }, event);
}

void JobObserver::show(const StateChanged& event) {
    step_ = event.step;
    terminal_.log(std::string(runStateId(event.state)) + " at step " + std::to_string(event.step));
}

// The failure itself is reported by whoever ran the job.
void JobObserver::show(const RunFailed&) {}

void JobObserver::show(const CheckpointSaved& event) {
    terminal_.log("checkpoint " + event.path + " in " + decimals(event.seconds, 2) + " s");
}

void JobObserver::show(const CheckpointFailed& event) {
    terminal_.warn("the checkpoint of step " + std::to_string(event.step) + " could not be written, and is tried again: " + event.message);
}

void JobObserver::show(const EvaluationDone& event) {
    terminal_.log(event.protocol + " at step " + std::to_string(event.step) + ": " + decimals(event.value, 2));
}

void JobObserver::show(const LossAlert& event) {
    event.kind == LossAlert::Kind::settled ? terminal_.log(lossAlertText(event)) : terminal_.warn(lossAlertText(event));
}

void JobObserver::show(const EpochDone& event) {
    terminal_.log("epoch " + std::to_string(event.epoch) + " done at step " + std::to_string(event.step));
}

void JobObserver::show(const LogLine& event) {
    event.level == LogLevel::info ? terminal_.log(event.text) : terminal_.warn(event.text);
}

void JobObserver::show(const Progress& event) {
    terminal_.progress().update(event.done, event.total, event.what + " " + std::to_string(event.done) + "/" + std::to_string(event.total));
}

void JobObserver::show(const HealthFigures& event) {
    if (event.score) {
        return;  // told as an evaluation
    }
    terminal_.log("health at step " + std::to_string(event.step) + ": target deviation " + decimals(event.targetStd, 4) + ", prediction deviation " +
                  decimals(event.predictionStd, 4) + ", effective rank " + decimals(event.effectiveRank, 1) + " of " + decimals(event.dim, 0) +
                  ", mean cosine " + decimals(event.meanCosine, 3));
}

}  // namespace ajepa::cli
