// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

#include "engine/jobs/run_events.h"

namespace ajepa {

/// Bounded queue from the engine thread to a GUI (style.md 5.4). Rare events are all kept, in order; log lines keep the newest; step metrics
/// overwrite the newest slot when the reader is slow; of progress in a row on one thing the newest is kept. `wake` is called at most once until the next drain().
class RunMailbox final : public RunObserver {
public:
    struct Contents {
        std::vector<StepMetrics> steps;
        std::vector<RunEvent> events;
        std::size_t overwritten = 0;  ///< steps lost to the bound since the last drain
    };

    explicit RunMailbox(std::function<void()> wake, std::size_t stepCapacity = 4096, std::size_t logCapacity = 1000);
    void onStep(const StepMetrics& metrics) override;
    void onEvent(const RunEvent& event) override;
    /// Takes everything and re-arms the wake-up.
    Contents drain();

private:
    /// An event with its place in the order of arrival: log lines are kept apart so that dropping the oldest one is cheap.
    struct Numbered {
        std::uint64_t number;
        RunEvent event;
    };

    void keep(const RunEvent& event);
    void wakeOnce(std::unique_lock<std::mutex>& lock);

    std::function<void()> wake_;
    std::size_t stepCapacity_, logCapacity_;
    std::mutex mutex_;
    std::vector<StepMetrics> steps_;
    std::deque<Numbered> events_, logLines_;
    std::uint64_t arrived_ = 0;
    std::size_t overwritten_ = 0;
    bool awake_ = false;
};

}  // namespace ajepa
