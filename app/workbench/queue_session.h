// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/queue/queue_file.h"

namespace ajepa {

class RunQueue;
class Session;

/// The queue of the runs folder as this window sees it: shows what the file holds, asks for changes of it, and works through it while no other window does,
/// one run at a time. All file work happens on one thread of its own, in order.
class QueueSession final : public QObject {
    Q_OBJECT

public:
    QueueSession(Session& session, RunQueue& runs, QObject* parent = nullptr);
    /// Waits for changes that are on their way to the disk.
    ~QueueSession() override;

    const ExperimentQueue& queue() const { return queue_; }
    /// Whether another window works through the queue.
    bool isElsewhere() const { return elsewhere_; }
    /// The sentence about a damaged file that was set aside; it stays until something is queued.
    const QString& notice() const { return notice_; }
    /// Whether entries wait that this window would start one after the other.
    bool hasMore() const;

    void add(std::vector<QueueEntry> entries);
    /// Starts next.
    void addFirst(QueueEntry entry);
    void remove(const std::vector<std::string>& ids);
    /// Puts back what the last remove() took.
    void undoRemoval();
    void move(const std::vector<std::string>& ids, std::size_t place);
    void tryAgain(const std::vector<std::string>& ids);
    void setPaused(bool paused);
    void setContinuesAfterFailure(bool continues);
    /// The window closes: nothing more is started. `stop`: it stops its run, too, so that the queue waits for a person, and the run for its turn.
    void closeDown(bool stop);
    /// Looks at the folder now, as it does by itself every two seconds.
    void look();

Q_SIGNALS:
    void changed();
    void removed(int count);

private:
    /// What one look at the folder found.
    struct Look {
        QueueContent content;
        std::unique_ptr<FileLock> right;
        bool elsewhere = false;
        bool read = false;  ///< false: the file is as it was
    };
    /// An entry whose run folder is ready.
    struct Begun {
        QueueContent content;
        std::string id;
        std::filesystem::path run;
        std::string problem;  ///< why there is no run
    };
    struct Stamp;

    QueueFile file() const;
    void edit(QueueFile::Change change);
    void take(QueueContent content);
    void takeLook(Look look);
    bool wantsRight() const;
    void startNext();
    void begin(const Begun& begun);
    void settleEnded();
    void refuseBegun(const std::filesystem::path& run, const QString& sentence);

    Session& session_;
    RunQueue& runs_;
    QThreadPool pool_;
    QTimer pace_;
    ExperimentQueue queue_;
    std::unique_ptr<FileLock> right_;
    std::shared_ptr<Stamp> stamp_;  ///< of the file that was read last; only the pool's thread looks at it
    std::vector<std::vector<ExperimentQueue::Removed>> undo_;
    std::set<std::string> settling_;
    bool claiming_ = false;
    QString notice_;
    std::filesystem::path beginning_;  ///< run folder that the engine is about to get; empty if none
    bool looking_ = false;
    bool elsewhere_ = false;
    bool engineMissing_ = false;
    bool closing_ = false;
    bool stopping_ = false;
};

}  // namespace ajepa
