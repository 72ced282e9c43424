// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/terminal.h"

namespace ajepa::cli {

/// Refuses a --device that this machine or this version cannot use, as training refuses it: Error(device) or Error(request).
void requireUsableDevice(const CommonOptions& common);

}  // namespace ajepa::cli
