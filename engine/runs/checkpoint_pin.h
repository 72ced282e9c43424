// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/runs/checkpoint_store.h"

/// A checkpoint whose folder holds a file PINNED is never pruned. The file's text says why; a user's own pin may be empty.
namespace ajepa {

/// Pins the newest usable checkpoint of a step before `step` with that reason; one that is pinned already keeps its own. Its step; nullopt if there is none.
/// Must not run beside a commit. Throws Error(storage).
std::optional<std::int64_t> pinCheckpointBefore(const CheckpointStore& store, std::int64_t step, std::string_view reason);

/// Takes away the pins that were set with just this reason. What cannot be taken away stays.
void unpinCheckpoints(const CheckpointStore& store, std::string_view reason);

/// Gives the pins with the reason `before` another one. The newest step of those; nullopt if there are none. Throws Error(storage).
std::optional<std::int64_t> changePins(const CheckpointStore& store, std::string_view before, std::string_view after);

}  // namespace ajepa
