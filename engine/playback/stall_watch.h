// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <chrono>

namespace ajepa {

/// Notices that a stream no longer asks for sound, as it is when its device was unplugged or its server ended while the host library still calls it active.
/// The callback's thread beats, any other asks.
class StallWatch {
public:
    using Clock = std::chrono::steady_clock;
    /// A healthy stream beats some hundred times a second; a busy machine may miss a good part of one.
    static constexpr std::chrono::milliseconds patience{2000};

    explicit StallWatch(Clock::time_point start = Clock::now()) : last_(start) {}
    void beat(Clock::time_point now = Clock::now()) { last_.store(now, std::memory_order_relaxed); }
    bool isStalled(Clock::time_point now = Clock::now()) const { return now - last_.load(std::memory_order_relaxed) > patience; }

private:
    std::atomic<Clock::time_point> last_;
    static_assert(std::atomic<Clock::time_point>::is_always_lock_free);
};

}  // namespace ajepa
