// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench/benchmark.h"

namespace ajepa::cli {

const std::vector<Benchmark>& benchmarks() {
    static const std::vector<Benchmark> all{
        {"log-mel-16k", "log-mel of A-JEPA's front-end: 16 kHz, window 400, hop 160, 128 bands", benchLogMel16k},
        {"log-mel-32k", "log-mel of Audio-JEPA's front-end: 32 kHz, window 3125, hop 1250, 128 bands", benchLogMel32k},
        {"block-masks", "block masks on A-JEPA's grid", benchBlockMasks},
        {"random-masks", "random masks on Audio-JEPA's grid", benchRandomMasks},
        {"neighbours", "exact nearest neighbours of one query", benchSearch},
        {"optimizer", "AdamW and EMA in one pass", benchOptimizer},
        {"training-step", "a training step of a tiny network", benchStep},
        {"step-memory", "memory of a training step of Audio-JEPA's ViT-B", benchStepMemory},
        {"embeddings", "embeddings of clips", benchEmbedding},
        {"store-batches", "batches from a feature store that is in memory", benchStoreBatches},
        {"sound-batches", "batches from sound files", benchSoundBatches},
        {"checkpoints", "a ViT-B's checkpoint written, brought to the disk, verified and read", benchCheckpoint},
        {"pause", "how long a training stands still for a checkpoint", benchPause},
        {"start", "from the start of the program to the first painted window", benchStart},
        {"hour-opened", "an hour of spectrogram, from its values to the first picture", benchHour},
        {"hour-moves", "an hour of spectrogram, moved and painted again", benchHourMoves},
        {"hour-memory", "what an hour of spectrogram holds beside its values", benchHourMemory},
        {"curve", "a point appended to a curve of a million, and painted", benchCurve}};
    return all;
}

}  // namespace ajepa::cli
