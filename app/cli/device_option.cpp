// SPDX-License-Identifier: Apache-2.0
#include "app/cli/device_option.h"

#include "engine/config/config_check.h"

namespace ajepa::cli {

void requireUsableDevice(const CommonOptions& common) {
    if (!common.device.empty()) {
        requireDevice(common.device, machineInfo());
    }
}

}  // namespace ajepa::cli
