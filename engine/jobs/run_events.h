// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/base/error.h"

/// What an engine reports: plain values, no tensors, no Qt. Only the engine thread reports.
namespace ajepa {

enum class RunState { queued, preparing, running, paused, stopping, stopped, succeeded, failed };
/// "queued" ... "failed", as in state.json.
std::string_view runStateId(RunState state);
RunState runStateFromId(std::string_view id);
constexpr bool isTerminal(RunState state) {
    return state >= RunState::stopped;
}
constexpr bool canPause(RunState state) {
    return state == RunState::running;
}
constexpr bool canResume(RunState state) {
    return state == RunState::paused;
}
constexpr bool canStop(RunState state) {
    return state == RunState::preparing || state == RunState::running || state == RunState::paused;
}
constexpr bool canCheckpoint(RunState state) {
    return state == RunState::running || state == RunState::paused;
}

/// One reported step; what a fine-tuning has not (EMA, masks, predictor) is not a number there. The first block stands in metrics.jsonl and must be reproduced by a repetition; the second, in timing.jsonl, depends on the clock.
struct StepMetrics {
    std::int64_t step = 0;  ///< steps done, 1-based
    double epoch = 0;       ///< epochs done
    double loss = 0;
    double learningRate = 0;
    double weightDecay = 0;
    double ema = 0;
    double gradNorm = 0;
    double contextRatio = 0;        ///< mean share of cells that the context encoder saw
    double tfShare = 0;             ///< share of steps with time-frequency masks since the last report
    double predictionLoss = 0;      ///< the loss without the variance and covariance terms
    std::int64_t skippedSteps = 0;  ///< updates suppressed so far because something was not finite

    double clipsPerS = 0;
    double dataWaitMs = 0;  ///< mean wait for a batch, a step
    std::int64_t memoryBytes = 0;
    double elapsedS = 0;    ///< without pauses
    double remainingS = 0;  ///< estimate
};

/// Health of the representation on the fixed probe set (reliability.md 2.5).
struct HealthFigures {
    std::int64_t step = 0;
    double targetStd = 0;  ///< mean over dimensions of the target tokens' deviation
    double predictionStd = 0;
    double effectiveRank = 0;      ///< exp(entropy of normalised singular values) of mean-pooled target embeddings
    double meanCosine = 0;         ///< mean cosine of pairs of clips
    double stillDims = 0;          ///< share of dimensions of the targets that hardly differ between clips
    double teacherDistance = 0;    ///< between the encoders' weights, relative to the target encoder's
    double dim = 0;                ///< embedding dimension, the ceiling of effectiveRank
    std::optional<double> knn;     ///< accuracy on labelled clips in percent, where it was due (health.evaluate_every)
    std::optional<double> linear;  ///< the same of a linear probe
    std::optional<double>
        score;  ///< of a fine-tuning on its test clips, in percent: accuracy, or mean average precision; the figures above have no numbers there
    bool collapsed = false;  ///< the alarm's rule fired
    std::string rule;        ///< which rule, in words
};

struct StateChanged {
    RunState state = RunState::queued;
    std::int64_t step = 0;
    std::string message;
};
struct RunFailed {
    ErrorKind kind = ErrorKind::worker;
    std::string message;
    std::string field;
    std::string hint;
};
struct CheckpointSaved {
    std::int64_t step = 0;
    std::string path;
    double seconds = 0;
};
struct CheckpointFailed {
    std::int64_t step = 0;
    std::string message;
};
struct EvaluationDone {
    std::int64_t step = 0;
    std::string protocol;
    double value = 0;
};
/// A loss that is not as usual; see LossWatch.
struct LossAlert {
    enum class Kind {
        skipped /* "skipped": loss or gradient was not finite, and nothing was changed */,
        spike /* "spike": this step alone */,
        rise /* "rise": the loss has been rising since `onset` */,
        settled /* "settled": the rise is over */
    };
    Kind kind = Kind::spike;
    std::int64_t step = 0;
    std::int64_t onset = 0;
    double loss = 0;   ///< of the step, or the mean of the last ones; not a number if skipped
    double usual = 0;  ///< what it was before; not a number if skipped
    bool operator==(const LossAlert&) const = default;
};
std::string_view lossAlertId(LossAlert::Kind kind);
/// Throws Error(storage).
LossAlert::Kind lossAlertFromId(std::string_view id);
/// One sentence, for logs: "step 812: loss 9.31, usually 0.52".
std::string lossAlertText(const LossAlert& alert);

struct EpochDone {
    std::int64_t epoch = 0;
    std::int64_t step = 0;
};
enum class LogLevel { info, warning, error };
struct LogLine {
    LogLevel level = LogLevel::info;
    std::string text;
};
/// Progress of work that is not steps: preparing features, evaluating, indexing.
struct Progress {
    std::string what;
    std::int64_t done = 0;
    std::int64_t total = 0;
};

using RunEvent =
    std::variant<StateChanged, RunFailed, CheckpointSaved, CheckpointFailed, EvaluationDone, LossAlert, EpochDone, LogLine, Progress, HealthFigures>;

/// Receives what a job reports, on the engine thread. Must return quickly and not throw.
class RunObserver {
public:
    virtual ~RunObserver() = default;
    virtual void onStep(const StepMetrics& metrics) = 0;
    virtual void onEvent(const RunEvent& event) = 0;
};

}  // namespace ajepa
