// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "app/cli/terminal.h"
#include "engine/config/run_config.h"

namespace ajepa::cli {

/// What a command that starts a training is told about where it goes.
struct NewRun {
    std::string corpus, runs, name, preset;
};

/// Checks the request and makes the run's directory; a request that cannot start leaves nothing behind. Throws Error.
std::filesystem::path makeRun(RunConfig config, const NewRun& request, Terminal& terminal);

}  // namespace ajepa::cli
