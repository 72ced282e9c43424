// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "engine/runs/file_lock.h"
#include "engine/runs/run_directory.h"

namespace ajepa {

inline constexpr const char* lockName = "lock";

/// The lock of a run: who holds it trains there.
class RunDirectory::Lock {
public:
    explicit Lock(const RunDirectory& run);

private:
    FileLock lock_;
};

/// True while somebody holds the lock of the run in this folder. Takes nothing, so that asking never gets in the way of a start.
bool isLocked(const std::filesystem::path& run);

}  // namespace ajepa
