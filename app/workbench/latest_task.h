// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <type_traits>
#include <utility>

#include "app/workbench/background.h"

namespace ajepa {

/// Background work for previews where only the newest request matters: starting another cancels the one before, and what that one still delivers vanishes.
/// One thread, owned: the destructor cancels and joins, so nothing outlives its page.
class LatestTask final : public QObject {
    Q_OBJECT

public:
    explicit LatestTask(QObject* parent = nullptr);
    ~LatestTask() override;

    /// Runs `work(std::stop_token)` on this task's thread and hands its Outcome to `done` in the GUI thread, unless something newer was started or cancel() was
    /// called meanwhile. Requests that never began are dropped.
    template <typename Work, typename Done>
    void start(Work work, Done done) {
        using Value = std::invoke_result_t<Work, std::stop_token>;
        const quint64 job = renew();
        submit([this, job, work = std::move(work), done = std::move(done)](const std::stop_token& stop) mutable {
            auto outcome = std::make_shared<Outcome<Value>>();
            try {
                outcome->value.emplace(work(stop));
            } catch (const std::exception& failure) {
                outcome->error = errorSentence(failure);
            }
            if (!stop.stop_requested())
                deliver(job, [outcome = std::move(outcome), done = std::move(done)]() mutable { done(std::move(*outcome)); });
        });
    }

    /// What runs or waits delivers nothing any more.
    void cancel();
    /// Whether a result is still to come.
    bool isBusy() const { return busy_; }

private:
    using Job = std::function<void(const std::stop_token&)>;

    quint64 renew();
    void submit(Job job);
    void deliver(quint64 job, std::function<void()> done);
    void work(const std::stop_token& end);

    quint64 job_ = 0;    ///< GUI thread
    bool busy_ = false;  ///< GUI thread
    std::mutex mutex_;
    std::condition_variable_any changed_;
    Job pending_;              ///< under mutex_
    std::stop_source active_;  ///< under mutex_: of the pending or running job
    std::jthread thread_;      ///< last member: joins before what it uses goes
};

}  // namespace ajepa
