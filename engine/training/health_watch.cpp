// SPDX-License-Identifier: Apache-2.0
#include "engine/training/health_watch.h"

#include <string>

#include "engine/base/error.h"
#include "engine/runs/checkpoint_pin.h"

namespace ajepa {
namespace {

/// What stands in the file PINNED while the alarm is not certain; and afterwards.
constexpr std::string_view suspicion = "a collapse is suspected after this checkpoint\n";
constexpr std::string_view evidence = "the last checkpoint before a collapse alarm\n";

LogLine warning(const std::string& text) {
    return {LogLevel::warning, text};
}

bool everyOne(std::int64_t every, std::int64_t step) {
    return every > 0 && step % every == 0;
}

}  // namespace

HealthWatch::HealthWatch(const RunConfig& config, const Sources& sources, Trainer& trainer, int threads, JobContext& context)
    : config_(config.health), trainer_(trainer), checkpoints_(sources.checkpoints), probe_(sources.dataset, sources.masks, config) {
    alarm_.restore(trainer.state().healthHistory, trainer.state().badHealthInARow);
    if (config_.evaluateEvery <= 0) {
        return;
    }
    try {
        evaluation_.emplace(sources.corpus, config, trainer.statistics(), trainer.networks(), threads);
    } catch (const Error& error) {
        // A corpus without labels is as good as any; one that was named must be usable.
        const LogLevel level = config_.corpus.empty() ? LogLevel::info : LogLevel::warning;
        context.report(LogLine{level, std::string("this run is not evaluated while it trains: ") + error.what()});
    }
}

bool HealthWatch::isDue(std::int64_t step) const {
    return everyOne(config_.everySteps, step) || evaluationIsDue(step);
}

bool HealthWatch::evaluationIsDue(std::int64_t step) const {
    return evaluation_ && everyOne(config_.evaluateEvery, step);
}

bool HealthWatch::report(JobContext& context, const std::function<void()>& settle) {
    TrainerState& state = trainer_.state();
    HealthFigures figures = probe_.measure(trainer_.networks(), state.step);
    if (evaluationIsDue(state.step) && !evaluate(context, figures)) {
        return false;
    }
    alarm_.judge(figures);
    state.healthHistory = alarm_.history();
    state.badHealthInARow = alarm_.badInARow();
    context.report(RunEvent(figures));
    if (figures.knn) {
        context.report(EvaluationDone{state.step, "knn", *figures.knn});
        context.report(EvaluationDone{state.step, "linear", *figures.linear});
    }
    try {
        guard(context, figures, settle);
    } catch (const Error& error) {  // a full disk, for example: the training goes on
        context.report(warning(std::string("no checkpoint could be kept from before a collapse: ") + error.what()));
    }
    return true;
}

bool HealthWatch::evaluate(JobContext& context, HealthFigures& figures) {
    try {
        const auto accuracies = evaluation_->measure(context.control.stopToken());
        if (!accuracies) {
            return false;
        }
        figures.knn = accuracies->knn;
        figures.linear = accuracies->linear;
    } catch (const Error& error) {
        context.report(warning("no evaluation at step " + std::to_string(trainer_.state().step) + ": " + error.what()));
    }
    return true;
}

/// A checkpoint from before the first bad figure must outlive the two that it takes to be certain.
void HealthWatch::guard(JobContext& context, const HealthFigures& figures, const std::function<void()>& settle) {
    if (alarm_.badInARow() == 1) {
        settle();
        pinCheckpointBefore(checkpoints_, figures.step, suspicion);
    } else if (alarm_.badInARow() == 0) {
        unpinCheckpoints(checkpoints_, suspicion);
    } else if (alarm_.badInARow() == CollapseAlarm::badBeforeAlarm) {
        context.report(warning("the representation may be collapsing: " + figures.rule));
        settle();
        if (const auto kept = changePins(checkpoints_, suspicion, evidence)) {
            context.report(warning("the checkpoint of step " + std::to_string(*kept) + " is kept to go back to"));
        }
    }
}

}  // namespace ajepa
