// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace ajepa::test {

/// Options of `ajepa pretrain` for a network that trains a step in milliseconds, with a checkpoint every fourth.
inline const std::string tinyTraining =
    " --preset a-jepa-tiny --threads 1 --quiet --json --set train.batch_size=4 --set checkpoint.every_steps=4 --set health.probe_clips=4"
    " --set encoder.depth=1 --set encoder.dim=32 --set encoder.heads=2 --set predictor.depth=1 --set predictor.dim=32 --set predictor.heads=2"
    " --set loss.target_layers=1 ";

}  // namespace ajepa::test
