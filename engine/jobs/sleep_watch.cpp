// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/sleep_watch.h"

#include <ctime>
#include <utility>

namespace ajepa {
namespace {

constexpr std::chrono::seconds shortest{5};

#if defined(__linux__)
std::chrono::nanoseconds reading(clockid_t clock) {
    timespec time{};
    ::clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}
#endif

}  // namespace

SleepWatch::SleepWatch(Slept slept) : slept_(std::move(slept)), before_(slept_()) {}

std::optional<std::chrono::seconds> SleepWatch::look() {
    const std::chrono::seconds now = slept_(), asleep = now - before_;
    if (asleep < shortest) {
        return std::nullopt;
    }
    before_ = now;
    return asleep;
}

std::chrono::seconds SleepWatch::sleptSinceStart() {
#if defined(__linux__)
    return std::chrono::duration_cast<std::chrono::seconds>(reading(CLOCK_BOOTTIME) - reading(CLOCK_MONOTONIC));
#else
    return {};
#endif
}

}  // namespace ajepa
