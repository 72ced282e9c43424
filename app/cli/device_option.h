// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/terminal.h"

namespace ajepa::cli {

/// Refuses a --device that this machine cannot use, as training refuses it: Error(device) or Error(request).
void requireUsableDevice(const CommonOptions& common);

/// The same for work that no GPU does: Error(request) if one is named.
void requireProcessor(const CommonOptions& common);

}  // namespace ajepa::cli
