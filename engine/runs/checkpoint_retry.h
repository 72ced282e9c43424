// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>

namespace ajepa {

/// When a checkpoint that could not be written is tried again, though the next one is not due yet: a minute later, or as soon as its disk has become emptier.
class CheckpointRetry {
public:
    using Clock = std::function<std::chrono::steady_clock::time_point()>;
    using FreeBytes = std::function<std::uint64_t()>;

    explicit CheckpointRetry(const std::filesystem::path& folder);
    CheckpointRetry(Clock clock, FreeBytes freeBytes);

    void failed();
    /// One is being written; if it fails, failed() follows.
    void trying() { failure_.reset(); }
    /// Cheap: asks the disk every five seconds at most.
    bool isDue();

private:
    struct Failure {
        std::chrono::steady_clock::time_point at, looked;
        std::uint64_t freeBytes = 0;
    };

    Clock clock_;
    FreeBytes freeBytes_;
    std::optional<Failure> failure_;
};

}  // namespace ajepa
