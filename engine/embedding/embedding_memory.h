// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "engine/config/config_check.h"
#include "engine/corpus/corpus.h"

namespace ajepa {

/// Windows of features.frames that a clip of so many seconds is cut into; 1 for a clip whose length is not known (0 s).
std::int64_t expectedWindows(const RunConfig& config, double seconds);

/// Bytes that embedding a corpus takes at its peak: weights, one pass of the network, the waveform, log-mel and tokens of the clips that are in memory together,
/// and `valuesPerClip` values kept of every clip. A model for the refusal before it starts.
double embeddingBytes(const RunConfig& config, const Corpus& corpus, double valuesPerClip);

/// Throws Error(device) with what is needed, what is there and the longest clip, if the machine has less memory than embeddingBytes.
void requireEmbeddingMemory(const RunConfig& config, const Corpus& corpus, double valuesPerClip, const MachineInfo& machine);

}  // namespace ajepa
