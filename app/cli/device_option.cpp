// SPDX-License-Identifier: Apache-2.0
#include "app/cli/device_option.h"

#include "engine/config/config_check.h"

namespace ajepa::cli {

void requireUsableDevice(const CommonOptions& common) {
    if (!common.device.empty()) {
        requireDevice(common.device, machineInfo());
    }
}

void requireProcessor(const CommonOptions& common) {
    requireUsableDevice(common);
    if (common.device.starts_with("cuda")) {
        throw Error(ErrorKind::request, "Training alone uses a GPU; this command computes on the processor.", "--device",
                    "leave --device out, or give --device cpu");
    }
}

}  // namespace ajepa::cli
