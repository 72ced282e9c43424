// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "engine/runs/run_directory.h"

namespace ajepa {

/// RunDirectory::state() for a folder whose configuration need not be read.
RunDirectory::StateRecord stateOf(const std::filesystem::path& run);

}  // namespace ajepa
