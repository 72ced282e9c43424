// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <future>
#include <optional>
#include <vector>

#include "engine/base/error.h"
#include "engine/runs/checkpoint_store.h"

namespace ajepa {

/// Commits checkpoints beside the training: the content is copied, which takes as long as a copy in memory, and hashed, written and brought to the disk by
/// the commit of CheckpointStore on a thread of its own. At most one is in flight. Everything is called from one thread.
class CheckpointWriter {
public:
    /// `store` must outlive this object.
    explicit CheckpointWriter(const CheckpointStore& store) : store_(store) {}
    /// Waits for what is in flight.
    ~CheckpointWriter();
    CheckpointWriter(const CheckpointWriter&) = delete;
    CheckpointWriter& operator=(const CheckpointWriter&) = delete;

    /// How a commit ended.
    struct Outcome {
        std::int64_t step = 0;
        std::filesystem::path path;
        double seconds = 0;            ///< from begin() to the end of the commit
        std::optional<Error> failure;  ///< what was there before still stands
    };

    /// Starts a commit; the content may change as soon as this returns. The outcome of the one before must have been taken.
    void begin(const CheckpointContent& content);
    /// The outcome of a commit that has ended and has not been taken; nullopt if there is none. Does not wait.
    std::optional<Outcome> ended();
    /// The same, after waiting for what is in flight.
    std::optional<Outcome> wait();

private:
    /// A copy of a checkpoint's content with its memory, which is kept for the next one.
    struct Staged {
        void copy(const CheckpointContent& from);
        std::vector<std::byte> bytes;
        CheckpointContent content;
    };

    const CheckpointStore& store_;
    Staged staged_;
    std::future<Outcome> running_;
};

}  // namespace ajepa
