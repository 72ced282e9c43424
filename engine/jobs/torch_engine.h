// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/engine.h"

namespace ajepa {

/// The engine on LibTorch. Keeps the last embedder, so that queries against one checkpoint load it once.
std::unique_ptr<Engine> makeTorchEngine();

}  // namespace ajepa
