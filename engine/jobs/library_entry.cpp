// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/torch_engine.h"

/// The one symbol that libajepa_engine exports; loadEngine() calls it.
extern "C" __attribute__((visibility("default"))) ajepa::Engine* ajepaCreateEngine() {
    return ajepa::makeTorchEngine().release();
}
