// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/config/run_config.h"

namespace ajepa {

/// A preset shipped with the program (resources/presets/NAME.toml, compiled into the library).
struct Preset {
    std::string name;
    std::string summary;  ///< the file's first comment line
    std::string toml;     ///< the file as it is
};

const std::vector<Preset>& presets();

/// The configuration of a preset. Throws Error(request) that names the nearest preset.
RunConfig presetConfig(std::string_view name);

/// A preset laid over a configuration: one for pre-training replaces it; one for fine-tuning sets its own fields only, for the rest is the checkpoint's.
/// Throws as presetConfig().
RunConfig withPreset(std::string_view name, const RunConfig& base);

}  // namespace ajepa
