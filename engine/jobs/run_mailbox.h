// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <vector>

#include "engine/jobs/run_events.h"

namespace ajepa {

/// Bounded queue from the engine thread to a GUI (style.md 5.4). Rare events are all kept, in order; log lines keep the newest; step metrics
/// overwrite the newest slot when the reader is slow. `wake` is called at most once until the next drain().
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
    void wakeOnce(std::unique_lock<std::mutex>& lock);

    std::function<void()> wake_;
    std::size_t stepCapacity_, logCapacity_;
    std::mutex mutex_;
    Contents contents_;
    std::size_t logLines_ = 0;
    bool awake_ = false;
};

}  // namespace ajepa
