// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/queue_session.h"

#include <utility>

#include "app/workbench/background.h"
#include "app/workbench/engine_thread.h"
#include "app/workbench/run_queue.h"
#include "app/workbench/run_session.h"
#include "app/workbench/session.h"
#include "engine/runs/finetune_source.h"
#include "engine/runs/run_directory.h"

namespace ajepa {
namespace {

constexpr int lookPaceMs = 2000;
using End = ExperimentQueue::Outcome;

/// Makes the run folder of an entry, or finds the one it has.
std::filesystem::path runFolderOf(const QueueEntry& entry, const std::filesystem::path& folder) {
    if (!entry.run.empty() && std::filesystem::exists(folder / entry.run)) {
        return RunDirectory::open(folder / entry.run).path();
    }
    if (isFinetuning(entry.config)) {
        requireFinetunable(entry.config, *openCorpus(entry.config.data.corpus));
    }
    return RunDirectory::create(folder, entry.name, entry.config, entry.manifest).path();
}

End endOf(RunState state) {
    return state == RunState::succeeded ? End::succeeded : state == RunState::stopped ? End::stopped : End::failed;
}

}  // namespace

/// Tells whether the file is another one than before.
struct QueueSession::Stamp {
    std::filesystem::path path;
    std::filesystem::file_time_type time;
    std::uintmax_t size = 0;
    bool operator==(const Stamp&) const = default;

    static Stamp of(const std::filesystem::path& path) {
        std::error_code none, empty;
        Stamp stamp{path, std::filesystem::last_write_time(path, none), std::filesystem::file_size(path, empty)};
        return none || empty ? Stamp{path, {}, 0} : stamp;
    }
};

QueueSession::QueueSession(Session& session, RunQueue& runs, QObject* parent)
    : QObject(parent), session_(session), runs_(runs), stamp_(std::make_shared<Stamp>()) {
    pool_.setMaxThreadCount(1);
    pace_.setInterval(lookPaceMs);
    connect(&pace_, &QTimer::timeout, this, &QueueSession::look);
    connect(&session_, &Session::runsFolderChanged, this, [this] {
        right_.reset();
        undo_.clear();
        take({});
        look();
    });
    connect(&session_.engine(), &EngineThread::unavailable, this, [this] { engineMissing_ = true; });
    connect(&runs_, &RunQueue::changed, this, &QueueSession::settleEnded);
    connect(&runs_, &RunQueue::idle, this, &QueueSession::startNext);
    connect(&runs_, &RunQueue::notContinued, this, &QueueSession::refuseBegun);
    connect(&runs_, &RunQueue::started, this, [this](const std::filesystem::path& run) {
        if (run == beginning_) {
            beginning_.clear();
        }
    });
    pace_.start();
    look();
}

QueueSession::~QueueSession() {
    pool_.waitForDone();
}

QueueFile QueueSession::file() const {
    return QueueFile(session_.runsFolder());
}

bool QueueSession::hasMore() const {
    return right_ != nullptr && !queue_.isPaused() && queue_.waiting() > 0;
}

void QueueSession::edit(QueueFile::Change change) {
    inBackground(
        pool_, this, [file = file(), change = std::move(change)] { return file.edit(change); },
        [this, path = file().path()](Outcome<QueueContent> content) {
            if (!content) {
                Q_EMIT session_.failed(content.error);
            } else if (path == file().path()) {
                take(std::move(*content.value));
            }
        });
}

void QueueSession::take(QueueContent content) {
    queue_ = std::move(content.queue);
    std::erase_if(settling_, [this](const std::string& id) { return queue_.running() == nullptr || queue_.running()->id != id; });
    if (!content.notice.empty()) {
        notice_ = QString::fromStdString(content.notice);
        Q_EMIT session_.failed(notice_);
    } else if (!queue_.entries().empty()) {
        notice_.clear();
    }
    Q_EMIT changed();
    settleEnded();
    if (right_ == nullptr && wantsRight()) {
        look();
    }
    startNext();
}

/// Work that some window should do: entries that may start, or one whose window may be gone.
bool QueueSession::wantsRight() const {
    return !closing_ && ((queue_.waiting() > 0 && !queue_.isPaused()) || queue_.running() != nullptr);
}

void QueueSession::look() {
    if (looking_) {
        return;
    }
    looking_ = true;
    if (!closing_ && !wantsRight()) {  // a window that closes still settles its last run
        right_.reset();
    }
    const bool unwatched = right_ != nullptr && !claiming_ && beginning_.empty() && queue_.running() != nullptr &&
                           runs_.find(session_.runsFolder() / queue_.running()->run) == nullptr;
    const auto work = [file = file(), stamp = stamp_, wants = wantsRight() && right_ == nullptr, unwatched] {
        Look look;
        look.right = wants ? file.workRight() : nullptr;
        look.elsewhere = wants && look.right == nullptr;
        const bool judge = unwatched || look.right != nullptr;
        const Stamp now = Stamp::of(file.path());
        look.read = judge || !(now == *stamp);
        if (look.read) {
            look.content = judge ? file.settleLeftBehind() : file.read();
            *stamp = Stamp::of(file.path());
        }
        return look;
    };
    inBackground(pool_, this, work, [this, path = file().path()](Outcome<Look> found) {
        looking_ = false;
        if (!found) {
            Q_EMIT session_.failed(found.error);
        } else if (path == file().path()) {
            takeLook(std::move(*found.value));
        }
    });
}

void QueueSession::takeLook(Look look) {
    if (look.right != nullptr) {
        right_ = std::move(look.right);
    }
    if (std::exchange(elsewhere_, look.elsewhere) != look.elsewhere) {
        Q_EMIT changed();
    }
    if (look.read) {
        take(std::move(look.content));
    }
}

void QueueSession::startNext() {
    if (!hasMore() || closing_ || engineMissing_ || claiming_ || !beginning_.empty() || runs_.isBusy() || queue_.running() != nullptr) {
        return;
    }
    claiming_ = true;
    const auto work = [file = file(), folder = session_.runsFolder()] {
        Begun begun;
        std::optional<QueueEntry> entry;
        begun.content = file.edit([&](ExperimentQueue& queue) { entry = queue.claim(); });
        if (!entry) {
            return begun;  // another window was quicker to change the queue
        }
        begun.id = entry->id;
        try {
            begun.run = runFolderOf(*entry, folder);
        } catch (const std::exception& failure) {
            begun.problem = errorSentence(failure).toStdString();
        }
        begun.content = file.edit([&](ExperimentQueue& queue) {
            begun.problem.empty() ? queue.setRun(entry->id, begun.run.filename().string()) : queue.settle(entry->id, End::failed, begun.problem);
        });
        return begun;
    };
    inBackground(pool_, this, work, [this](Outcome<Begun> begun) {
        claiming_ = false;
        if (!begun) {
            Q_EMIT session_.failed(begun.error);
        } else {
            begin(*begun.value);
        }
    });
}

void QueueSession::begin(const Begun& begun) {
    const RunSession* live = runs_.find(begun.run);
    if (!begun.problem.empty()) {
        Q_EMIT session_.failed(QString::fromStdString(begun.problem));
    } else if (!begun.run.empty() && closing_) {
        edit([id = begun.id](ExperimentQueue& queue) { queue.unclaim(id); });
    } else if (!begun.run.empty() && (live == nullptr || isTerminal(live->state()))) {
        beginning_ = begun.run;
        runs_.resume(begun.run);
    }
    take(begun.content);
}

/// The run folder could not be read back: rare, and no reason to try it for ever.
void QueueSession::refuseBegun(const std::filesystem::path& run, const QString& sentence) {
    if (run == beginning_ && queue_.running() != nullptr) {
        beginning_.clear();
        edit([id = queue_.running()->id, sentence](ExperimentQueue& queue) { queue.settle(id, End::failed, sentence.toStdString()); });
    }
}

/// A run of the queue that this window watches has ended.
void QueueSession::settleEnded() {
    const QueueEntry* entry = queue_.running();
    if (entry == nullptr || entry->run.empty() || right_ == nullptr || !beginning_.empty()) {
        return;
    }
    const RunSession* run = runs_.find(session_.runsFolder() / entry->run);
    if (run == nullptr || !isTerminal(run->state()) || !settling_.insert(entry->id).second) {
        return;
    }
    const std::string message = run->failure() ? run->failure()->message : std::string();
    edit([id = entry->id, state = run->state(), message, waits = stopping_ && run->state() == RunState::stopped](ExperimentQueue& queue) {
        waits ? queue.unclaim(id) : queue.settle(id, endOf(state), message);
    });
}

void QueueSession::add(std::vector<QueueEntry> entries) {
    edit([entries = std::move(entries)](ExperimentQueue& queue) { queue.add(entries); });
}

void QueueSession::addFirst(QueueEntry entry) {
    edit([entry = std::move(entry)](ExperimentQueue& queue) { queue.addFirst(entry); });
}

void QueueSession::remove(const std::vector<std::string>& ids) {
    auto taken = std::make_shared<std::vector<ExperimentQueue::Removed>>();
    edit([ids, taken](ExperimentQueue& queue) { *taken = queue.remove(ids); });
    // The pool works in order, so that this comes when the removal is on the disk.
    inBackground(
        pool_, this, [taken] { return taken->size(); },
        [this, taken](Outcome<std::size_t> count) {
            if (count && *count.value > 0) {
                undo_.push_back(*taken);
                Q_EMIT removed(int(*count.value));
            }
        });
}

void QueueSession::undoRemoval() {
    if (!undo_.empty()) {
        edit([back = undo_.back()](ExperimentQueue& queue) { queue.restore(back); });
        undo_.pop_back();
    }
}

void QueueSession::move(const std::vector<std::string>& ids, std::size_t place) {
    edit([ids, place](ExperimentQueue& queue) { queue.move(ids, place); });
}

void QueueSession::tryAgain(const std::vector<std::string>& ids) {
    edit([ids](ExperimentQueue& queue) { queue.enqueueAgain(ids); });
}

void QueueSession::setPaused(bool paused) {
    edit([paused](ExperimentQueue& queue) { paused ? queue.pause() : queue.proceed(); });
}

void QueueSession::setContinuesAfterFailure(bool continues) {
    edit([continues](ExperimentQueue& queue) { queue.setContinuesAfterFailure(continues); });
}

void QueueSession::closeDown(bool stop) {
    closing_ = true;
    stopping_ = stop;
    if (stop && right_ != nullptr && !queue_.isPaused()) {
        const std::string reason = tr("the window was closed.").toStdString();
        edit([reason](ExperimentQueue& queue) { queue.pause(reason); });
    }
}

}  // namespace ajepa
