// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "engine/runs/file_descriptor.h"
#include "engine/runs/run_directory.h"

namespace ajepa {

inline constexpr const char* lockName = "lock";

/// An exclusive lock of the open file description: it ends with this object or with the process, however that ends, and can be asked for without being taken.
class RunDirectory::Lock {
public:
    explicit Lock(const RunDirectory& run);

private:
    FileDescriptor file_;
};

/// True while somebody holds the lock of the run in this folder. Takes nothing, so that asking never gets in the way of a start.
bool isLocked(const std::filesystem::path& run);

}  // namespace ajepa
