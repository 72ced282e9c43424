// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/stall_watch.h"

#include <algorithm>
#include <vector>

namespace ajepa {
namespace {

constexpr std::size_t gapsKept = 101;
constexpr double leastS = 120;
constexpr double timesUsual = 10;

double seconds(std::chrono::steady_clock::duration duration) {
    return std::chrono::duration<double>(duration).count();
}

}  // namespace

void StallWatch::onState(RunState state, Time now) {
    training_ = state == RunState::running;
    anyReport_ = false;  // what lay between was no step
    wait(now);
}

void StallWatch::onStep(std::int64_t step, Time now) {
    if (anyReport_) {
        gaps_.push_back(seconds(now - reported_));
        if (gaps_.size() > gapsKept) {
            gaps_.pop_front();
        }
    }
    step_ = step;
    anyReport_ = true;
    reported_ = now;
    wait(now);
}

std::optional<Stall> StallWatch::check(Time now) {
    if (!training_ || told_ || now - since_ < limit()) {
        return std::nullopt;
    }
    told_ = true;
    return Stall{step_, seconds(now - since_), usualS()};
}

void StallWatch::wait(Time now) {
    since_ = now;
    told_ = false;
}

std::chrono::duration<double> StallWatch::limit() const {
    return std::chrono::duration<double>(std::max(timesUsual * usualS(), leastS));
}

double StallWatch::usualS() const {
    if (gaps_.empty()) {
        return 0;
    }
    std::vector<double> sorted(gaps_.begin(), gaps_.end());
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return *middle;
}

}  // namespace ajepa
