// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/checkpoint_pin.h"

#include <algorithm>
#include <filesystem>
#include <string>

#include "engine/runs/checkpoint_manifest.h"
#include "engine/runs/durable_file.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t longestReason = 4096;

bool pinnedFor(const fs::path& pin, std::string_view reason) {
    std::error_code ignored;
    try {
        return fs::exists(pin, ignored) && readTextFile(pin, longestReason) == reason;
    } catch (const Error&) {
        return false;  // whatever that is, it is not ours
    }
}

}  // namespace

std::optional<std::int64_t> pinCheckpointBefore(const CheckpointStore& store, std::int64_t step, std::string_view reason) {
    const std::vector<CheckpointEntry> newestFirst = store.list();
    const auto found = std::find_if(newestFirst.begin(), newestFirst.end(),
                                    [&](const CheckpointEntry& entry) { return entry.problem.empty() && entry.step < step; });
    if (found == newestFirst.end()) {
        return std::nullopt;
    }
    std::error_code ignored;
    if (!fs::exists(found->path / pinName, ignored)) {
        durableWrite(found->path / pinName, reason);
    }
    return found->step;
}

std::optional<std::int64_t> changePins(const CheckpointStore& store, std::string_view before, std::string_view after) {
    std::optional<std::int64_t> newest;
    for (const CheckpointEntry& entry : store.list()) {
        if (pinnedFor(entry.path / pinName, before)) {
            durableReplace(entry.path / pinName, after);
            newest = std::max(newest.value_or(0), entry.step);
        }
    }
    return newest;
}

void unpinCheckpoints(const CheckpointStore& store, std::string_view reason) {
    for (const CheckpointEntry& entry : store.list()) {
        if (pinnedFor(entry.path / pinName, reason)) {
            std::error_code ignored;
            fs::remove(entry.path / pinName, ignored);
        }
    }
}

}  // namespace ajepa
