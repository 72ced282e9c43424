// SPDX-License-Identifier: Apache-2.0
#include "app/cli/config_options.h"

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"

namespace ajepa::cli {

void ConfigOptions::addTo(CLI::App& command) {
    command.add_option("--preset", preset, "Preset to start from (`ajepa presets` lists them)")->type_name("NAME");
    addFileAndSet(command);
}

void ConfigOptions::addFileAndSet(CLI::App& command) {
    command.add_option("--config", file, "TOML file whose fields replace the preset's")->type_name("FILE");
    addSet(command);
}

void ConfigOptions::addSet(CLI::App& command) {
    command.add_option("--set", assignments, "One field, for example train.batch_size=8; may be repeated")
        ->type_name("KEY=VALUE")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
}

RunConfig ConfigOptions::resolve(const CommonOptions& common) const {
    if (preset.empty() && file.empty()) {
        throw Error(ErrorKind::request, "No configuration was named.", "--preset", "give --preset NAME or --config FILE");
    }
    return overlay(preset.empty() ? RunConfig{} : presetConfig(preset), common);
}

RunConfig ConfigOptions::overlay(RunConfig config, const CommonOptions& common) const {
    if (!file.empty()) {
        config = readConfigFile(file, config);
    }
    for (const std::string& assignment : assignments) {
        applyAssignment(config, assignment);
    }
    if (common.seed) {
        config.train.seed = *common.seed;
    }
    if (common.threads > 0) {
        config.train.threads = common.threads;
    }
    if (!common.device.empty()) {
        config.device.name = common.device;
    }
    return config;
}

}  // namespace ajepa::cli
