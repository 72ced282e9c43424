// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/event_text.h"

#include <array>

#include "engine/runs/health_row.h"
#include "engine/runs/json_text.h"
#include "engine/runs/loss_alert_row.h"

namespace ajepa {
namespace {

JsonRow start(std::string_view event) {
    return JsonRow().add("event", event);
}

struct LineOfEvent {
    std::string operator()(const StateChanged& event) const {
        return start("state").add("state", runStateId(event.state)).add("step", event.step).add("message", event.message).text();
    }
    std::string operator()(const RunFailed& event) const {
        return start("failed")
            .add("kind", errorKindId(event.kind))
            .add("message", event.message)
            .add("field", event.field)
            .add("hint", event.hint)
            .text();
    }
    std::string operator()(const CheckpointSaved& event) const {
        return start("checkpoint").add("step", event.step).add("path", event.path).add("seconds", event.seconds).text();
    }
    std::string operator()(const CheckpointFailed& event) const {
        return start("checkpoint_failed").add("step", event.step).add("message", event.message).text();
    }
    std::string operator()(const EvaluationDone& event) const {
        return start("evaluation").add("step", event.step).add("protocol", event.protocol).add("value", event.value).text();
    }
    std::string operator()(const LossAlert& event) const { return withAlert(start("loss_alert"), event).text(); }
    std::string operator()(const EpochDone& event) const { return start("epoch").add("epoch", event.epoch).add("step", event.step).text(); }
    std::string operator()(const LogLine& event) const {
        constexpr std::array<std::string_view, 3> levels{"info", "warning", "error"};
        return start("log").add("level", levels[static_cast<std::size_t>(event.level)]).add("text", event.text).text();
    }
    std::string operator()(const Progress& event) const {
        return start("progress").add("what", event.what).add("done", event.done).add("total", event.total).text();
    }
    std::string operator()(const HealthFigures& event) const { return withHealth(start("health"), event).text(); }
};

}  // namespace

std::string eventLine(const StepMetrics& metrics) {
    return start("step")
               .add("step", metrics.step)
               .add("epoch", metrics.epoch)
               .add("loss", metrics.loss)
               .add("prediction_loss", metrics.predictionLoss)
               .add("learning_rate", metrics.learningRate)
               .add("weight_decay", metrics.weightDecay)
               .add("ema", metrics.ema)
               .add("grad_norm", metrics.gradNorm)
               .add("context_ratio", metrics.contextRatio)
               .add("tf_share", metrics.tfShare)
               .add("skipped_steps", metrics.skippedSteps)
               .add("clips_per_s", metrics.clipsPerS)
               .add("data_wait_ms", metrics.dataWaitMs)
               .add("memory_bytes", metrics.memoryBytes)
               .add("elapsed_s", metrics.elapsedS)
               .add("remaining_s", metrics.remainingS)
               .text() +
           '\n';
}

std::string eventLine(const RunEvent& event) {
    return std::visit(LineOfEvent{}, event) + '\n';
}

}  // namespace ajepa
