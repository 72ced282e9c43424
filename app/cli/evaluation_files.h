// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "app/cli/terminal.h"

namespace ajepa::cli {

/// Keeps a result in the evaluations folder of the run that the checkpoint belongs to. A bare weights file belongs to none, and a folder that cannot be written
/// is a warning: the result is on stdout in any case.
void saveEvaluation(const std::filesystem::path& checkpoint, const Json& result, Terminal& terminal);

}  // namespace ajepa::cli
