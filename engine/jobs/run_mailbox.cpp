// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/run_mailbox.h"

#include <algorithm>
#include <utility>

namespace ajepa {

RunMailbox::RunMailbox(std::function<void()> wake, std::size_t stepCapacity, std::size_t logCapacity)
    : wake_(std::move(wake)), stepCapacity_(std::max<std::size_t>(1, stepCapacity)), logCapacity_(std::max<std::size_t>(1, logCapacity)) {}

void RunMailbox::onStep(const StepMetrics& metrics) {
    std::unique_lock lock(mutex_);
    if (steps_.size() < stepCapacity_) {
        steps_.push_back(metrics);
    } else {
        steps_.back() = metrics;
        ++overwritten_;
    }
    wakeOnce(lock);
}

void RunMailbox::onEvent(const RunEvent& event) {
    std::unique_lock lock(mutex_);
    keep(event);
    wakeOnce(lock);
}

void RunMailbox::keep(const RunEvent& event) {
    const std::uint64_t number = arrived_++;
    if (std::holds_alternative<LogLine>(event)) {
        if (logLines_.size() == logCapacity_) {
            logLines_.pop_front();
        }
        logLines_.push_back({number, event});
        return;
    }
    const auto* progress = std::get_if<Progress>(&event);
    const auto* before = events_.empty() ? nullptr : std::get_if<Progress>(&events_.back().event);
    if (progress != nullptr && before != nullptr && progress->what == before->what) {
        events_.pop_back();
    }
    events_.push_back({number, event});
}

RunMailbox::Contents RunMailbox::drain() {
    std::deque<Numbered> events;
    std::deque<Numbered> logLines;
    Contents contents;
    {
        const std::lock_guard lock(mutex_);
        contents.steps = std::exchange(steps_, {});
        contents.overwritten = std::exchange(overwritten_, 0);
        events.swap(events_);
        logLines.swap(logLines_);
        awake_ = false;
    }
    contents.events.reserve(events.size() + logLines.size());
    while (!events.empty() || !logLines.empty()) {
        const bool logFirst = events.empty() || (!logLines.empty() && logLines.front().number < events.front().number);
        std::deque<Numbered>& next = logFirst ? logLines : events;
        contents.events.push_back(std::move(next.front().event));
        next.pop_front();
    }
    return contents;
}

void RunMailbox::wakeOnce(std::unique_lock<std::mutex>& lock) {
    if (std::exchange(awake_, true)) {
        return;
    }
    lock.unlock();
    if (wake_) {
        wake_();
    }
}

}  // namespace ajepa
