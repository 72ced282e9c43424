// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <numbers>
#include <string>
#include <vector>

#include "engine/config/run_config.h"
#include "tests/core/features/golden_clips.h"

/// What the tests of log-mel compare with: torchaudio's Kaldi fbank in float64 (tests/golden/features).
namespace ajepa::test {

inline FeatureConfig frontEnd(int sampleRateHz, int window, int hop, int mels) {
    FeatureConfig features;
    features.sampleRateHz = sampleRateHz;
    features.windowSamples = window;
    features.hopSamples = hop;
    features.mels = mels;
    return features;
}

struct FrontEnd {
    const char* name;
    FeatureConfig features;
    int rowStep;  ///< every how many frames the golden file keeps one
};
inline const FrontEnd frontEnds[] = {{"16k-400-160-128", frontEnd(16000, 400, 160, 128), 4},
                                     {"32k-3125-1250-128", frontEnd(32000, 3125, 1250, 128), 1},
                                     {"32k-1562-625-96", frontEnd(32000, 1562, 625, 96), 2}};

// The signal of make_log_mel.py: a chirp to 0.45 of the rate plus noise 1/40 as loud, so that quiet cells are checked too.
inline std::vector<float> chirpWithNoise(int rate, double seconds) {
    std::vector<float> samples;
    std::uint32_t state = 12345;
    const double slope = (0.45 * rate - 100) / seconds;
    for (int i = 0; i < static_cast<int>(rate * seconds); ++i) {
        state = state * 1664525U + 1013904223U;
        const double noise = state / 2147483648.0 - 1;
        const double t = static_cast<double>(i) / rate;
        samples.push_back(static_cast<float>(0.4 * std::sin(2 * std::numbers::pi * (100 * t + slope * t * t / 2)) + 0.01 * noise));
    }
    return samples;
}

template <typename Record>
std::vector<Record> readRecords(const std::string& name) {
    std::ifstream file(golden(name), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    std::vector<Record> records(bytes.size() / sizeof(Record));
    std::memcpy(records.data(), bytes.data(), records.size() * sizeof(Record));
    return records;
}

/// The tolerance of the parity promise: 99.9 % of cells within 1e-3, all within 5e-3.
struct Comparison {
    std::size_t cells = 0, beyond = 0;
    double worst = 0;

    void add(double value, double expected) {
        const double difference = std::abs(value - expected);
        ++cells;
        beyond += difference > 1e-3 ? 1 : 0;
        worst = std::max(worst, difference);
    }
    void check() const {
        CAPTURE(cells);
        CAPTURE(beyond);
        CAPTURE(worst);
        CHECK(static_cast<double>(beyond) <= 0.001 * static_cast<double>(cells));
        CHECK(worst <= 5e-3);
    }
};

}  // namespace ajepa::test
