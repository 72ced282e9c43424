// SPDX-License-Identifier: Apache-2.0
#include "app/cli/training_session.h"

#include <chrono>

#include "app/cli/job_observer.h"
#include "app/cli/number_text.h"
#include "app/cli/stop_signals.h"
#include "engine/jobs/engine.h"
#include "engine/jobs/verb_pipe.h"
#include "engine/runs/run_directory.h"

namespace ajepa::cli {
namespace {

using Clock = std::chrono::steady_clock;

Json resultOf(const std::filesystem::path& run, RunState state, const JobObserver& observer, double seconds) {
    const StepMetrics& last = observer.last();
    Json result{{"run", run.string()}, {"state", std::string(runStateId(state))}, {"step", observer.step()}};
    result["loss"] = last.step > 0 ? Json(last.loss) : Json(nullptr);
    result["clips_per_s"] = last.step > 0 ? Json(last.clipsPerS) : Json(nullptr);
    result["seconds"] = seconds;
    return result;
}

}  // namespace

TrainingOutcome train(Terminal& terminal, const std::filesystem::path& run, std::int64_t extendTo,
                      const std::vector<std::shared_ptr<RunObserver>>& observers) {
    const auto begin = Clock::now();
    RunControl control;
    const StopSignals signals([&control] { control.stop(); });
    const std::unique_ptr<Engine> engine = loadEngine();
    const std::unique_ptr<Job> job = engine->trainingJob(run, extendTo, terminal.common().threads);
    const std::int64_t end = extendTo > 0 ? extendTo : RunDirectory::open(run).config().train.steps;
    const auto observer = std::make_shared<JobObserver>(terminal, end);
    JobContext context{control, observers};
    context.observers.push_back(observer);
    context.observers.push_back(std::make_shared<VerbPipe>(run, control));
    RunFailed failure;
    const RunState state = runJob(*job, context, &failure);
    terminal.progress().clear();
    if (state == RunState::failed) {
        throw Error(failure.kind, failure.message, failure.field, failure.hint);
    }
    const std::chrono::duration<double> elapsed = Clock::now() - begin;
    const bool stopped = state == RunState::stopped && signals.signal() != 0;
    return {state, resultOf(run, state, *observer, elapsed.count()), stopped ? signals.exitCode() : 0};
}

int reportTraining(const TrainingOutcome& outcome, Terminal& terminal, const std::string& more) {
    const Json& json = outcome.json;
    std::string text = std::string(runStateId(outcome.state)) + " at step " + json["step"].dump();
    if (!json["loss"].is_null()) {
        text += ", loss " + decimals(json["loss"].get<double>(), 4);
    }
    text += ", " + durationText(json["seconds"].get<double>()) + "\nrun " + json["run"].get<std::string>();
    text += more.empty() ? "" : "\n" + more;
    if (outcome.state == RunState::stopped) {
        text += "\ncontinue with: ajepa resume " + json["run"].get<std::string>();
    }
    terminal.result(json, text);
    return outcome.exitCode;
}

}  // namespace ajepa::cli
