// SPDX-License-Identifier: Apache-2.0
#include "engine/embedding/embedding_memory.h"

#include <algorithm>
#include <cmath>

#include "engine/config/config_rules.h"
#include "engine/embedding/embedder.h"

namespace ajepa {
namespace {

constexpr double kFloatBytes = 4;
/// Widths of a token that a block holds at once without a backward pass: input, its norm, query, key and value, attention output, MLP before and after GELU.
constexpr double kBlockWidths = 6;

const Clip& longestClip(const Corpus& corpus) {
    return *std::max_element(corpus.clips().begin(), corpus.clips().end(), [](const Clip& a, const Clip& b) { return a.durationS < b.durationS; });
}

double windowBytes(const RunConfig& config) {
    const double logMel = static_cast<double>(config.features.frames) * config.features.mels;
    // Log-mel whole, in windows and in the batch; tokens as the network gives them and as the clip's own.
    return (3 * logMel + 2.0 * gridCells(config) * config.encoder.dim) * kFloatBytes;
}

}  // namespace

std::int64_t expectedWindows(const RunConfig& config, double seconds) {
    const double frames = seconds * config.features.sampleRateHz / config.features.hopSamples;
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(frames / config.features.frames)));
}

double embeddingBytes(const RunConfig& config, const Corpus& corpus, double valuesPerClip) {
    const double encoder = static_cast<double>(encoderParameters(config));
    const double weights = 2 * (2 * encoder + static_cast<double>(predictorParameters(config))) * kFloatBytes;
    const double pass = static_cast<double>(Embedder::windowsPerPass) * gridCells(config) * config.encoder.dim *
                        (kBlockWidths + 2 * config.encoder.mlpRatio) * kFloatBytes;
    const Clip& longest = longestClip(corpus);
    const double windows = static_cast<double>(2 * Embedder::windowsPerPass + expectedWindows(config, longest.durationS));
    const double waveform = 2 * longest.durationS * std::max(config.features.sampleRateHz, 48000) * kFloatBytes;
    return weights + pass + windows * windowBytes(config) + waveform + static_cast<double>(corpus.clips().size()) * valuesPerClip * kFloatBytes;
}

void requireEmbeddingMemory(const RunConfig& config, const Corpus& corpus, double valuesPerClip, const MachineInfo& machine) {
    if (corpus.clips().empty() || machine.memoryBytes <= 0) {
        return;
    }
    const double needed = embeddingBytes(config, corpus, valuesPerClip);
    if (needed > static_cast<double>(machine.memoryBytes)) {
        const Clip& longest = longestClip(corpus);
        throw Error(ErrorKind::device,
                    "Embedding corpus " + corpus.name() + " needs about " + binarySizeText(needed) + " of memory, but " +
                        binarySizeText(static_cast<double>(machine.memoryBytes)) + " are there; its longest clip, " + longest.id + ", has " +
                        std::to_string(std::llround(longest.durationS)) + " s.",
                    "corpus", "cut long recordings into clips with start_s and duration_s, or use a smaller model");
    }
}

}  // namespace ajepa
