// SPDX-License-Identifier: Apache-2.0
#include "app/cli/frozen_options.h"

#include "app/cli/device_option.h"
#include "engine/base/error.h"
#include "engine/runs/run_directory.h"

namespace ajepa::cli {

void requireOptionsOfRun(const std::filesystem::path& run, Terminal& terminal) {
    const CommonOptions& common = terminal.common();
    requireUsableDevice(common);
    const RunConfig config = RunDirectory::open(run).config();
    if (common.seed && *common.seed != config.train.seed) {
        throw Error(ErrorKind::request, "The run was made with seed " + std::to_string(config.train.seed) + " and keeps it.", "--seed",
                    "start a new run with `ajepa pretrain --seed N`");
    }
    if (!common.device.empty() && common.device != config.device.name) {
        terminal.warn("the run keeps the device of its run.toml, " + config.device.name + "; --device is not used");
    }
}

}  // namespace ajepa::cli
