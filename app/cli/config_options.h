// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "app/cli/terminal.h"
#include "engine/config/run_config.h"

namespace ajepa::cli {

/// --preset, --config and --set: where a configuration comes from. Later ones win, then --seed, --threads and --device.
struct ConfigOptions {
    std::string preset;
    std::string file;
    std::vector<std::string> assignments;

    void addTo(CLI::App& command);
    /// The same without --preset.
    void addFileAndSet(CLI::App& command);
    void addSet(CLI::App& command);
    /// Throws Error(request) if neither a preset nor a file is given, or if one of them is wrong.
    RunConfig resolve(const CommonOptions& common) const;
    /// File, --set and the common options over `base`; the preset is not looked at.
    RunConfig overlay(RunConfig base, const CommonOptions& common) const;
};

}  // namespace ajepa::cli
