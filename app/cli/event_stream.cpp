// SPDX-License-Identifier: Apache-2.0
#include "app/cli/event_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "app/cli/terminal.h"

namespace ajepa::cli {
namespace {

Json line(const StateChanged& event) {
    return {{"event", "state"}, {"state", std::string(runStateId(event.state))}, {"step", event.step}, {"message", event.message}};
}
Json line(const RunFailed& event) {
    return {{"event", "failed"},
            {"kind", std::string(errorKindId(event.kind))},
            {"message", event.message},
            {"field", event.field},
            {"hint", event.hint}};
}
Json line(const CheckpointSaved& event) {
    return {{"event", "checkpoint"}, {"step", event.step}, {"path", event.path}, {"seconds", event.seconds}};
}
Json line(const CheckpointFailed& event) {
    return {{"event", "checkpoint_failed"}, {"step", event.step}, {"message", event.message}};
}
Json line(const EvaluationDone& event) {
    return {{"event", "evaluation"}, {"step", event.step}, {"protocol", event.protocol}, {"value", event.value}};
}
Json line(const EpochDone& event) {
    return {{"event", "epoch"}, {"epoch", event.epoch}, {"step", event.step}};
}
Json line(const LogLine& event) {
    constexpr const char* levels[] = {"info", "warning", "error"};
    return {{"event", "log"}, {"level", levels[static_cast<int>(event.level)]}, {"text", event.text}};
}
Json line(const Progress& event) {
    return {{"event", "progress"}, {"what", event.what}, {"done", event.done}, {"total", event.total}};
}
Json line(const HealthFigures& event) {
    return {{"event", "health"},
            {"step", event.step},
            {"target_std", event.targetStd},
            {"prediction_std", event.predictionStd},
            {"effective_rank", event.effectiveRank},
            {"mean_cosine", event.meanCosine},
            {"dim", event.dim},
            {"collapsed", event.collapsed},
            {"rule", event.rule}};
}
Json line(const StepMetrics& metrics) {
    return {{"event", "step"},
            {"step", metrics.step},
            {"epoch", metrics.epoch},
            {"loss", metrics.loss},
            {"prediction_loss", metrics.predictionLoss},
            {"learning_rate", metrics.learningRate},
            {"weight_decay", metrics.weightDecay},
            {"ema", metrics.ema},
            {"grad_norm", metrics.gradNorm},
            {"context_ratio", metrics.contextRatio},
            {"tf_share", metrics.tfShare},
            {"skipped_steps", metrics.skippedSteps},
            {"clips_per_s", metrics.clipsPerS},
            {"data_wait_ms", metrics.dataWaitMs},
            {"memory_bytes", metrics.memoryBytes},
            {"elapsed_s", metrics.elapsedS},
            {"remaining_s", metrics.remainingS}};
}

std::string text(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

EventStream::EventStream(int descriptor) : descriptor_(descriptor) {
    const int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY) {
        throw Error(ErrorKind::request, "Descriptor " + std::to_string(descriptor) + " is not open for writing.", "--events-fd",
                    "let the parent process open it, for example with 3>events.jsonl");
    }
    // A closed pipe must show as an error of write, not end the worker.
    std::signal(SIGPIPE, SIG_IGN);
}

void EventStream::onStep(const StepMetrics& metrics) {
    writeLine(text(line(metrics)));
}

void EventStream::onEvent(const RunEvent& event) {
    std::visit([this](const auto& value) { writeLine(text(line(value))); }, event);
}

void EventStream::writeLine(const std::string& lineText) {
    std::size_t done = 0;
    while (open_ && done < lineText.size()) {
        const ssize_t written = write(descriptor_, lineText.data() + done, lineText.size() - done);
        if (written >= 0) {
            done += static_cast<std::size_t>(written);
        } else if (errno != EINTR) {
            open_ = false;
        }
    }
}

}  // namespace ajepa::cli
