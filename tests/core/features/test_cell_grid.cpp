// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/config/presets.h"
#include "engine/features/cell_grid.h"

using namespace ajepa;

TEST_CASE("the patches of a-jepa lie where the spectrogram shows them") {
    const RunConfig config = presetConfig("a-jepa");
    const TimeFrequencyGrid grid = cellGrid(config.features, config.encoder);
    REQUIRE(grid.times() == 64);
    REQUIRE(grid.bands() == 8);
    // The middle of the first window, less half a hop: (400 - 160) / 2 samples of 16 kHz. A patch is 16 hops of 10 ms.
    CHECK(grid.edgesS[0] == doctest::Approx(0.0075));
    CHECK(grid.edgesS[1] == doctest::Approx(0.1675));
    CHECK(grid.edgesS[64] == doctest::Approx(10.2475));
    // 700 (exp((mel(20) + (m + 1/2) (mel(8000) - mel(20)) / 129) / 1127) - 1) for m = 0, 16, ... 128.
    const double expected[] = {26.9876, 290.2657, 648.8897, 1137.3892, 1802.7984, 2709.1852, 3943.8192, 5625.5751, 7916.3777};
    for (std::size_t i = 0; i < 9; ++i) {
        CHECK(grid.edgesHz[i] == doctest::Approx(expected[i]).epsilon(1e-5));
    }
}

TEST_CASE("frames and bands that fill no whole patch leave no line") {
    FeatureConfig features;
    features.frames = 20;
    features.mels = 40;
    EncoderConfig encoder;
    encoder.patchFrames = 8;
    encoder.patchMels = 16;
    const TimeFrequencyGrid grid = cellGrid(features, encoder);
    CHECK(grid.times() == 2);
    CHECK(grid.bands() == 2);
}
