// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_lock.h"

namespace ajepa {

RunDirectory::Lock::Lock(const RunDirectory& run)
    : lock_(run.path() / lockName, "the run " + run.name(), "stop it there first, or start another run") {}

bool isLocked(const std::filesystem::path& run) {
    return isFileLocked(run / lockName);
}

std::shared_ptr<RunDirectory::Lock> RunDirectory::lock() const {
    return std::make_shared<Lock>(*this);
}

}  // namespace ajepa
