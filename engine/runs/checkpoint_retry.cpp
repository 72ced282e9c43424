// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/checkpoint_retry.h"

#include <utility>

#include "engine/runs/free_space.h"

namespace ajepa {
namespace {

constexpr std::chrono::seconds patience{60};
constexpr std::chrono::seconds pace{5};
/// Less comes and goes with the run's own records.
constexpr std::uint64_t emptier = std::uint64_t{16} << 20U;

}  // namespace

CheckpointRetry::CheckpointRetry(const std::filesystem::path& folder)
    : CheckpointRetry([] { return std::chrono::steady_clock::now(); }, [folder] { return freeSpace(folder); }) {}

CheckpointRetry::CheckpointRetry(Clock clock, FreeBytes freeBytes) : clock_(std::move(clock)), freeBytes_(std::move(freeBytes)) {}

void CheckpointRetry::failed() {
    const auto now = clock_();
    failure_ = Failure{now, now, freeBytes_()};
}

bool CheckpointRetry::isDue() {
    if (!failure_) {
        return false;
    }
    const auto now = clock_();
    if (now - failure_->at >= patience) {
        return true;
    }
    if (now - failure_->looked < pace) {
        return false;
    }
    failure_->looked = now;
    return freeBytes_() >= failure_->freeBytes + emptier;
}

}  // namespace ajepa
