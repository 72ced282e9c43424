// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/config/run_config.h"

namespace ajepa::test {

/// A configuration that trains a step in a few milliseconds on the demo sounds: 8 x 4 cells, two blocks of 32.
inline RunConfig tinyRun() {
    RunConfig config;
    config.features = {.sampleRateHz = 16000,
                       .windowSamples = 400,
                       .hopSamples = 320,
                       .mels = 32,
                       .frames = 64,
                       .normalise = Normalisation::band,
                       .deviationsPerUnit = 1};
    config.encoder = {.dim = 32, .depth = 2, .heads = 2, .patchFrames = 8, .patchMels = 8};
    config.predictor = {.dim = 32, .depth = 2, .heads = 2, .window = {4, 4}};
    config.loss.targetLayers = 2;
    config.mask.minKeep = 2;
    config.optimizer = {.learningRate = 1e-3, .warmupSteps = 2};
    config.train = {.steps = 12, .batchSize = 4, .seed = 5, .threads = 1, .loaderThreads = 1, .reportEvery = 2};
    config.checkpoint = {.everySteps = 5, .keep = 2};
    config.health = {.everySteps = 4, .probeClips = 6};
    config.data.corpus = "demo:1:24";
    config.device.name = "cpu";  // tests read the weights where they lie
    return config;
}

}  // namespace ajepa::test
