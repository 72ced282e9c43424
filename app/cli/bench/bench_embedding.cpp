// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "app/cli/bench/bench_sounds.h"
#include "app/cli/bench/benchmark.h"
#include "app/cli/number_text.h"
#include "engine/base/error.h"
#include "engine/config/presets.h"
#include "engine/jobs/engine.h"

namespace ajepa::cli {
namespace {

constexpr int clips = 8;
constexpr double tolerance = 1e-3;

std::string compare(const std::vector<float>& ours, const std::vector<float>& peer) {
    double difference = ours.size() == peer.size() ? 0 : HUGE_VAL, whole = 0;
    for (std::size_t i = 0; i < ours.size() && difference < HUGE_VAL; ++i) {
        difference += std::pow(static_cast<double>(ours[i]) - peer[i], 2);
        whole += std::pow(peer[i], 2);
    }
    const double relative = std::sqrt(difference / whole);
    const std::string text = "relative difference " + decimals(1e6 * relative, 1) + "e-6";
    if (!(relative <= tolerance)) {
        throw Error(ErrorKind::data, "Ours and the peer's embeddings differ (" + text + "); no timing was taken.");
    }
    return text;
}

}  // namespace

void benchEmbedding(BenchSession& session) {
    RunConfig config = unvaried(presetConfig("audio-jepa"));
    config.features.normalise = Normalisation::none;  // a weights file has no constants
    const std::filesystem::path folder = session.folder() / "embedding-corpus", weights = session.folder() / "embedding.safetensors";
    benchCorpus(folder, clips, config.features.sampleRateHz);
    loadEngine()->initialWeights(config, weights);
    session.hold({.id = "embeddings/eager torch",
                  .what = "embeddings of 8 clips of 10 s with Audio-JEPA's ViT-B, from WAV files (peer: from log-mel that is in memory)",
                  .unit = "ms per clip",
                  .unitsPerSecond = 1e3 / clips,
                  .threads = session.threads(),
                  .script = "embedding.py",
                  .arguments = {weights.string(), (folder / "audio").string(), std::to_string(session.threads())},
                  .ownArguments = {"--serve", "embedding", weights.string(), folder.string()},
                  .compare = [&](const std::filesystem::path& output) { return compare(readFloats(session.ownOutput()), readFloats(output)); }});
}

}  // namespace ajepa::cli
