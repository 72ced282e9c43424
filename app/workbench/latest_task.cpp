// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/latest_task.h"

namespace ajepa {

LatestTask::LatestTask(QObject* parent) : QObject(parent), thread_([this](const std::stop_token& end) { work(end); }) {}

LatestTask::~LatestTask() {
    cancel();
    thread_.request_stop();
    thread_.join();
}

quint64 LatestTask::renew() {
    cancel();
    busy_ = true;
    return job_;
}

void LatestTask::cancel() {
    ++job_;
    busy_ = false;
    const std::lock_guard lock(mutex_);
    active_.request_stop();
    pending_ = nullptr;
}

void LatestTask::submit(Job job) {
    {
        const std::lock_guard lock(mutex_);
        active_ = std::stop_source();
        pending_ = std::move(job);
    }
    changed_.notify_one();
}

void LatestTask::deliver(quint64 job, std::function<void()> done) {
    // Posted to this object: Qt drops the call if the object is gone before it is run, and the thread never outlives the object.
    QMetaObject::invokeMethod(
        this,
        [this, job, done = std::move(done)] {
            if (job == job_) {
                busy_ = false;
                done();
            }
        },
        Qt::QueuedConnection);
}

void LatestTask::work(const std::stop_token& end) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, end, [this] { return pending_ != nullptr; })) {
        Job job = std::exchange(pending_, nullptr);
        const std::stop_token stop = active_.get_token();
        lock.unlock();
        job(stop);
        job = nullptr;  // what it holds goes before the next wait
        lock.lock();
    }
}

}  // namespace ajepa
