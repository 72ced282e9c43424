// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>

namespace ajepa {

/// Tells a lock whose holder hangs from one that passes from hand to hand: patience is with one holder, and begins anew with the next. Pure.
class HolderPatience {
public:
    using Clock = std::chrono::steady_clock;
    using Stamp =
        std::filesystem::file_time_type;  ///< of the lock's file, which each holder writes; compared for equality only, so that no clock matters

    HolderPatience(Clock::duration limit, Stamp stamp, Clock::time_point now) : limit_(limit), stamp_(stamp), since_(now) {}

    /// Whether the holder that left `stamp` has had the lock for the limit, by `now`.
    bool isSpent(Stamp stamp, Clock::time_point now) {
        if (stamp_ != stamp) {
            stamp_ = stamp;
            since_ = now;
        }
        return now - since_ >= limit_;
    }

private:
    Clock::duration limit_;
    Stamp stamp_;
    Clock::time_point since_;
};

}  // namespace ajepa
