// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/trial_run.h"

#include "app/workbench/background.h"
#include "app/workbench/engine_thread.h"
#include "app/workbench/paths.h"
#include "app/workbench/session.h"
#include "engine/forecast/trial.h"
#include "engine/runs/run_directory.h"
#include "widgets/error_text.h"

namespace ajepa {

/// Gathers the steps on the engine thread and tells the window once that the trial has ended.
class TrialRun::Listener final : public RunObserver {
public:
    explicit Listener(TrialRun* target) : target_(target) {}

    void forget() {
        const std::lock_guard lock(mutex_);
        target_ = nullptr;
    }
    void onStep(const StepMetrics& metrics) override {
        const std::lock_guard lock(mutex_);
        steps_.push_back(metrics);
    }
    void onEvent(const RunEvent& event) override {
        const std::lock_guard lock(mutex_);
        if (const auto* failed = std::get_if<RunFailed>(&event)) {
            failure_ = *failed;
        }
        const auto* changed = std::get_if<StateChanged>(&event);
        if (changed != nullptr && isTerminal(changed->state) && target_ != nullptr) {
            QMetaObject::invokeMethod(
                target_, [trial = target_] { trial->end(); }, Qt::QueuedConnection);
        }
    }
    std::vector<StepMetrics> steps() const {
        const std::lock_guard lock(mutex_);
        return steps_;
    }
    std::optional<RunFailed> failure() const {
        const std::lock_guard lock(mutex_);
        return failure_;
    }

private:
    mutable std::mutex mutex_;
    TrialRun* target_;
    std::vector<StepMetrics> steps_;
    std::optional<RunFailed> failure_;
};

TrialRun::TrialRun(Session& session, QObject* parent) : QObject(parent), session_(session) {}

TrialRun::~TrialRun() {
    if (listener_ != nullptr) {
        listener_->forget();
    }
    if (handle_) {
        handle_->control().stop();
        folder_->setAutoRemove(false);  // its job may still write there; the system's temporary folder is cleared by the system
    }
}

void TrialRun::start(const RunConfig& config, std::int64_t trainingClips) {
    if (isRunning()) {
        return;
    }
    config_ = config;
    folder_ = std::make_unique<QTemporaryDir>();
    making_ = true;
    const auto make = [folder = toPath(folder_->path()), trial = trialConfig(config, trainingClips)] {
        return RunDirectory::create(folder, "trial", trial, {}).path();
    };
    inBackground(this, make, [this](Outcome<std::filesystem::path> run) {
        making_ = false;
        if (run) {
            submit(*run.value);
        } else {
            Q_EMIT failed(run.error);
        }
    });
}

void TrialRun::submit(const std::filesystem::path& run) {
    listener_ = std::make_shared<Listener>(this);
    handle_ = session_.engine().submit([run](Engine& engine) { return engine.trainingJob(run); }, {listener_});
}

void TrialRun::end() {
    handle_.reset();
    const double speed = trialSpeed(listener_->steps());
    const std::optional<RunFailed> failure = listener_->failure();
    folder_.reset();
    if (speed > 0) {
        Q_EMIT measured(config_, speed);
    } else {
        Q_EMIT failed(failure ? errorText(failure->message, failure->hint) : tr("The trial ended before its third step."));
    }
}

}  // namespace ajepa
