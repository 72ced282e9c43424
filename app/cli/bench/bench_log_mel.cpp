// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "app/cli/bench/bench_sounds.h"
#include "app/cli/bench/benchmark.h"
#include "app/cli/number_text.h"
#include "engine/base/error.h"
#include "engine/features/log_mel.h"

namespace ajepa::cli {
namespace {

constexpr double tolerance = 1e-3;  // against float32 peers, in 99.9 % of cells

FeatureConfig frontEnd(int rate, int window, int hop, int mels) {
    FeatureConfig features;
    features.sampleRateHz = rate;
    features.windowSamples = window;
    features.hopSamples = hop;
    features.mels = mels;
    return features;
}

std::string compare(const LogMel& ours, const std::vector<float>& peer) {
    if (ours.values.size() != peer.size()) {
        throw Error(ErrorKind::data, "The peer's log-mel has " + std::to_string(peer.size()) + " cells, ours has " +
                                         std::to_string(ours.values.size()) + "; no timing was taken.");
    }
    std::size_t beyond = 0;
    double worst = 0;
    for (std::size_t i = 0; i < peer.size(); ++i) {
        const double difference = std::abs(static_cast<double>(ours.values[i]) - peer[i]);
        worst = std::max(worst, difference);
        beyond += difference > tolerance ? 1 : 0;
    }
    const std::string text = "largest difference " + decimals(worst, 6) + ", " + std::to_string(beyond) + " of " + std::to_string(peer.size()) +
                             " cells beyond " + decimals(tolerance, 3);
    if (static_cast<double>(beyond) > 0.001 * static_cast<double>(peer.size())) {
        throw Error(ErrorKind::data, "Ours and the peer's log-mel differ (" + text + "); no timing was taken.");
    }
    return text;
}

void holdLogMel(BenchSession& session, const std::string& name, const char* peer, const FeatureConfig& features) {
    const LogMelExtractor extractor(features);
    const std::vector<float> samples = benchSound(features.sampleRateHz);
    const std::filesystem::path input = session.folder() / "samples";
    writeFloats(input, samples);
    session.hold({.id = name + "/" + peer,
                  .what = "log-mel of a clip of 10 s, " + std::to_string(features.mels) + " bands" +
                          (extractor.vectorised() ? ", ours eight frames at once" : ", ours scalar"),
                  .unit = "ms per clip",
                  .unitsPerSecond = 1e3,
                  .script = "log_mel.py",
                  .arguments = {peer, input.string(), std::to_string(features.sampleRateHz), std::to_string(features.windowSamples),
                                std::to_string(features.hopSamples), std::to_string(features.mels)},
                  .ours = [&] { extractor.compute(samples); },
                  .compare = [&](const std::filesystem::path& output) { return compare(extractor.compute(samples), readFloats(output)); }});
}

}  // namespace

// kaldi-native-fbank refuses 128 bands at 16 kHz, because the third triangle is narrower than a bin: it is held at 80.
void benchLogMel16k(BenchSession& session) {
    holdLogMel(session, "log-mel-16k", "torchaudio", frontEnd(16000, 400, 160, 128));
    holdLogMel(session, "log-mel-16k", "kaldi-native-fbank", frontEnd(16000, 400, 160, 80));
}

void benchLogMel32k(BenchSession& session) {
    holdLogMel(session, "log-mel-32k", "torchaudio", frontEnd(32000, 3125, 1250, 128));
    holdLogMel(session, "log-mel-32k", "kaldi-native-fbank", frontEnd(32000, 3125, 1250, 128));
}

}  // namespace ajepa::cli
