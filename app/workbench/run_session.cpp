// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/run_session.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "app/workbench/engine_thread.h"
#include "engine/jobs/follow_job.h"
#include "engine/jobs/worker_job.h"
#include "widgets/number_text.h"

namespace ajepa {
namespace {
constexpr int drainDelayMs = 50;
constexpr int stallLookMs = 1000;
}  // namespace

/// The one thing that the engine thread may touch of a session: it forgets its target under a lock when the session goes.
struct RunSession::WakeGate {
    std::mutex mutex;
    RunSession* target = nullptr;

    void wake() {
        const std::lock_guard lock(mutex);
        if (target != nullptr) {
            QMetaObject::invokeMethod(
                target, [session = target] { session->armTimer(); }, Qt::QueuedConnection);
        }
    }
};

RunSession::RunSession(EngineThread& engine, std::filesystem::path run, RunConfig config, RunHistory history, QObject* parent)
    : QObject(parent),
      engine_(engine),
      path_(std::move(run)),
      config_(std::move(config)),
      history_(std::move(history)),
      gate_(std::make_shared<WakeGate>()),
      mailbox_(std::make_shared<RunMailbox>([gate = gate_] { gate->wake(); })) {
    gate_->target = this;
    timer_.setSingleShot(true);
    timer_.setInterval(drainDelayMs);
    connect(&timer_, &QTimer::timeout, this, &RunSession::drain);
    connect(&stallTimer_, &QTimer::timeout, this, &RunSession::look);
    stallTimer_.start(stallLookMs);
}

RunSession::~RunSession() {
    {
        const std::lock_guard lock(gate_->mutex);
        gate_->target = nullptr;
    }
    if (handle_ && isFollowed()) {
        handle_->control().leave();
    } else if (handle_ && !isTerminal(state_)) {
        handle_->control().stop();
    }
}

void RunSession::start(std::int64_t extendTo) {
    start([run = path_, extendTo](Engine& engine) { return engine.trainingJob(run, extendTo); });
}

void RunSession::startInWorker(std::int64_t extendTo) {
    place_ = Place::worker;
    handle_ = engine_.submit(std::make_unique<WorkerJob>(path_, workerCommand(path_, extendTo), ContinuationRule{}, workerEnd_), {mailbox_});
}

void RunSession::follow() {
    place_ = Place::elsewhere;
    follower_ = std::make_unique<JobRunner>();
    handle_ = follower_->submit(std::make_unique<FollowJob>(RunDirectory::open(path_), step()), {mailbox_});
}

void RunSession::leave() {
    if (handle_ && outlivesWindow()) {
        handle_->control().leave();
    }
}

void RunSession::start(std::function<std::unique_ptr<Job>(Engine&)> make) {
    handle_ = engine_.submit(std::move(make), {mailbox_});
}

std::int64_t RunSession::step() const {
    return std::max(changedAt_, history_.steps.empty() ? 0 : history_.steps.back().step);
}

void RunSession::pause() {
    if (handle_ && canPause(state_)) {
        handle_->control().pause();
        ask(Pending::pause);
    }
}

void RunSession::resume() {
    if (handle_ && canResume(state_)) {
        handle_->control().resume();
        ask(Pending::resume);
    }
}

void RunSession::stop() {
    if (handle_ && (canStop(state_) || state_ == RunState::queued)) {
        handle_->control().stop();
        ask(Pending::stop);
    }
}

void RunSession::checkpointNow() {
    if (handle_ && canCheckpoint(state_)) {
        handle_->control().checkpointNow();
        ask(Pending::checkpoint);
    }
}

void RunSession::ask(Pending verb) {
    pending_ = verb;
    Q_EMIT stateChanged();
}

void RunSession::armTimer() {
    if (!timer_.isActive()) {
        timer_.start();
    }
}

void RunSession::drain() {
    const RunMailbox::Contents contents = mailbox_->drain();
    const RunState before = state_;
    const Pending pendingBefore = pending_;
    for (const StepMetrics& metrics : contents.steps) {
        history_.append(metrics);
    }
    if (!contents.steps.empty()) {
        progress_.reset();
        watch_.onStep(contents.steps.back().step, clock_());
        setStall({});
    }
    std::vector<LogLine> log;
    for (const RunEvent& event : contents.events) {
        take(event, log);
    }
    history_.log.insert(history_.log.end(), log.begin(), log.end());
    Q_EMIT updated(log);
    if (state_ != before || pending_ != pendingBefore) {
        Q_EMIT stateChanged();
    }
}

void RunSession::take(const RunEvent& event, std::vector<LogLine>& log) {
    if (const auto* changed = std::get_if<StateChanged>(&event)) {
        state_ = changed->state;
        changedAt_ = changed->step;
        watch_.onState(state_, clock_());
        setStall({});
        pending_ = Pending::none;
    } else if (const auto* failed = std::get_if<RunFailed>(&event)) {
        failure_ = *failed;
    } else if (const auto* figures = std::get_if<HealthFigures>(&event)) {
        history_.append(*figures);
    } else if (const auto* progress = std::get_if<Progress>(&event)) {
        watch_.wait(clock_());  // between the steps it works, too
        progress_.reset();
        if (progress->done < progress->total) {
            progress_ = *progress;
        }
    }
    history_.note(event);
    const bool checkpointAnswered = std::holds_alternative<CheckpointSaved>(event) || std::holds_alternative<CheckpointFailed>(event);
    if (checkpointAnswered && pending_ == Pending::checkpoint) {
        pending_ = Pending::none;
    }
    if (LogLine line = logLine(event); !line.text.empty()) {
        log.push_back(std::move(line));
    }
}

void RunSession::look() {
    if (const auto asleep = sleep_.look(); asleep && !isTerminal(state_)) {
        const QString text = tr("the machine has slept for %1; the training goes on").arg(durationText(double(asleep->count())));
        const LogLine line{LogLevel::info, text.toStdString()};
        history_.log.push_back(line);
        Q_EMIT updated({line});
    }
    if (const std::optional<Stall> stall = watch_.check(clock_())) {
        setStall(stall);
    }
}

void RunSession::waitOn() {
    watch_.wait(clock_());
    setStall({});
}

void RunSession::endWorker() {
    if (canEndWorker()) {
        workerEnd_->request();
        waitOn();
    }
}

void RunSession::setStall(std::optional<Stall> stall) {
    const bool was = stall_.has_value();
    stall_ = stall;
    if (was != stall_.has_value()) {
        Q_EMIT stallChanged();
    }
}

QString pendingText(RunSession::Pending pending) {
    switch (pending) {
        case RunSession::Pending::pause:
            return RunSession::tr("pausing…");
        case RunSession::Pending::resume:
            return RunSession::tr("resuming…");
        case RunSession::Pending::stop:
            return RunSession::tr("stopping…");
        case RunSession::Pending::checkpoint:
            return RunSession::tr("saving checkpoint…");
        case RunSession::Pending::none:
            break;
    }
    return {};
}

}  // namespace ajepa
