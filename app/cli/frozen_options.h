// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "app/cli/terminal.h"

namespace ajepa::cli {

/// Looks at the common options of a command that continues a run. A run keeps the seed and the device that it was made with: another seed is refused with
/// Error(request), a device that cannot be used as in requireUsableDevice, another usable one is told as a warning. --threads is free.
void requireOptionsOfRun(const std::filesystem::path& run, Terminal& terminal);

}  // namespace ajepa::cli
