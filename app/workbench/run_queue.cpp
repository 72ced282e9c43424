// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/run_queue.h"

#include <algorithm>

#include "app/workbench/background.h"
#include "app/workbench/engine_thread.h"
#include "app/workbench/run_session.h"
#include "app/workbench/session.h"
#include "engine/runs/finetune_source.h"
#include "engine/runs/run_branch.h"
#include "engine/runs/run_directory.h"

namespace ajepa {
namespace {

/// A run that was read from disk, ready to be continued.
struct PastRun {
    RunDirectory directory;
    RunHistory history;
};

PastRun readPast(const std::filesystem::path& path) {
    return {RunDirectory::open(path), readHistory(path)};
}

}  // namespace

RunQueue::RunQueue(Session& session, QObject* parent) : QObject(parent), session_(session) {}

RunQueue::~RunQueue() = default;

void RunQueue::start(const RunConfig& config, const std::string& name) {
    ++making_;
    const auto make = [folder = session_.runsFolder(), config, name, corpus = session_.corpus()] {
        if (isFinetuning(config) && corpus != nullptr) {
            requireFinetunable(config, *corpus);
        }
        return RunDirectory::create(folder, name, config, corpus != nullptr ? corpus->fingerprint() : std::string());
    };
    inBackground(this, make, [this](Outcome<RunDirectory> made) {
        --making_;
        if (!made) {
            Q_EMIT refused(made.error);
            settle();
            return;
        }
        if (stopping_) {
            settle();
            return;
        }
        const RunDirectory& directory = *made.value;
        RunSession& run = add(std::make_unique<RunSession>(session_.engine(), directory.path(), directory.config()));
        train(run);
    });
}

void RunQueue::branch(const std::filesystem::path& source, std::int64_t step, const RunConfig& config, const std::string& name) {
    ++making_;
    inBackground(
        this, [source, step, name, config] { return branchRun(source, step, name, config); },
        [this](Outcome<std::filesystem::path> made) {
            --making_;
            if (made && !stopping_) {
                resume(*made.value);
                return;
            }
            if (!made) {
                Q_EMIT refused(made.error);
            }
            settle();
        });
}

void RunQueue::extend(const std::filesystem::path& path, std::int64_t to) {
    if (const RunSession* live = find(path); live != nullptr && !isTerminal(live->state())) {
        return;
    }
    ++making_;
    inBackground(
        this, [path] { return readPast(path); },
        [this, path, to](Outcome<PastRun> past) {
            --making_;
            if (!past) {
                Q_EMIT refused(past.error);
                Q_EMIT notContinued(path, past.error);
                settle();
                return;
            }
            const RunDirectory& directory = past.value->directory;
            std::erase_if(runs_, [&](const auto& run) { return run->path() == directory.path(); });
            RunSession& run =
                add(std::make_unique<RunSession>(session_.engine(), directory.path(), directory.config(), std::move(past.value->history)));
            train(run, to);
        });
}

void RunQueue::train(RunSession& run, std::int64_t extendTo) {
    if (session_.ownProcess()) {
        run.startInWorker(extendTo);
    } else {
        run.start(extendTo);
    }
    Q_EMIT started(run.path());
    Q_EMIT changed();
}

void RunQueue::follow(const std::filesystem::path& path) {
    if (find(path) != nullptr) {
        return;
    }
    inBackground(
        this, [path] { return readPast(path); },
        [this](Outcome<PastRun> past) {
            if (!past || find(past.value->directory.path()) != nullptr) {
                return;  // the library says what is wrong with it
            }
            const RunDirectory& directory = past.value->directory;
            add(std::make_unique<RunSession>(session_.engine(), directory.path(), directory.config(), std::move(past.value->history))).follow();
            Q_EMIT followed(directory.path());
            Q_EMIT changed();
        });
}

RunSession& RunQueue::add(std::unique_ptr<RunSession> run) {
    connect(run.get(), &RunSession::stateChanged, this, [this] {
        Q_EMIT changed();
        settle();
    });
    connect(run.get(), &RunSession::updated, this, &RunQueue::updated);
    connect(run.get(), &RunSession::stallChanged, this, &RunQueue::stallChanged);
    runs_.push_back(std::move(run));
    return *runs_.back();
}

RunSession* RunQueue::find(const std::filesystem::path& path) const {
    const auto found = std::find_if(runs_.begin(), runs_.end(), [&](const auto& run) { return run->path() == path; });
    return found == runs_.end() ? nullptr : found->get();
}

RunSession* RunQueue::active() const {
    const auto found = std::find_if(runs_.begin(), runs_.end(), [](const auto& run) { return !isTerminal(run->state()) && !run->isFollowed(); });
    return found == runs_.end() ? nullptr : found->get();
}

RunSession* RunQueue::stalled() const {
    const auto found = std::find_if(runs_.begin(), runs_.end(), [](const auto& run) { return run->stall().has_value(); });
    return found == runs_.end() ? nullptr : found->get();
}

bool RunQueue::isBusy() const {
    return making_ > 0 || active() != nullptr;
}

bool RunQueue::allOutliveWindow() const {
    return making_ == 0 && std::all_of(runs_.begin(), runs_.end(), [](const auto& run) { return isTerminal(run->state()) || run->outlivesWindow(); });
}

void RunQueue::stopAll() {
    stopping_ = true;
    for (const auto& run : runs_) {
        if (!run->isFollowed()) {
            run->stop();
        }
    }
    settle();
}

void RunQueue::leaveAll() {
    stopping_ = true;
    for (const auto& run : runs_) {
        if (run->outlivesWindow()) {
            run->leave();
        } else {
            run->stop();
        }
    }
    settle();
}

void RunQueue::settle() {
    if (!isBusy()) {
        stopping_ = false;
        Q_EMIT idle();
    }
}

}  // namespace ajepa
