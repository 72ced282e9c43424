// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>

namespace ajepa {

/// Measures training time without pauses, checkpoints and health figures. Monotonic; no decision depends on it.
class StepClock {
public:
    /// Starts or restarts after anything that is not training.
    void resume() { last_ = Clock::now(); }
    /// The batch has arrived.
    void batchArrived() { waited_ += lap(); }
    /// The step is done.
    void stepDone() {
        worked_ += lap();
        ++steps_;
    }

    struct Interval {
        double secondsPerStep = 0;
        double waitMsPerStep = 0;
    };
    /// Means since the last call, and starts the next interval.
    Interval takeInterval() {
        const double steps = steps_ > 0 ? static_cast<double>(steps_) : 1.0;
        const Interval interval{(worked_ + waited_) / steps, 1000 * waited_ / steps};
        total_ += worked_ + waited_;
        worked_ = waited_ = 0;
        steps_ = 0;
        return interval;
    }
    double totalSeconds() const { return total_ + worked_ + waited_; }

private:
    using Clock = std::chrono::steady_clock;
    double lap() {
        const auto now = Clock::now();
        const double seconds = std::chrono::duration<double>(now - last_).count();
        last_ = now;
        return seconds;
    }

    Clock::time_point last_ = Clock::now();
    double worked_ = 0, waited_ = 0, total_ = 0;
    std::int64_t steps_ = 0;
};

}  // namespace ajepa
