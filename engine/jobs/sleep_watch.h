// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <optional>

namespace ajepa {

/// Notices that the machine was suspended: the time since its start goes on meanwhile, the monotonic clock does not.
class SleepWatch {
public:
    /// Time that the machine has slept since its start.
    using Slept = std::function<std::chrono::seconds()>;

    explicit SleepWatch(Slept slept = sleptSinceStart);
    /// How long it slept since the last look; nothing if it did not, or for less than five seconds.
    std::optional<std::chrono::seconds> look();

    /// Linux; elsewhere always 0.
    static std::chrono::seconds sleptSinceStart();

private:
    Slept slept_;
    std::chrono::seconds before_;
};

}  // namespace ajepa
