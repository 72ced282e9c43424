// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "engine/audio/loudness.h"
#include "engine/config/presets.h"
#include "engine/features/cell_grid.h"
#include "engine/masking/mask_sound.h"

using namespace ajepa;

namespace {

using Cells = std::vector<std::int32_t>;

/// A tone in the middle of a cell, a Hann bell of half the cell's length.
std::vector<float> toneIn(const TimeFrequencyGrid& grid, std::int32_t cell, std::size_t samples, double rateHz) {
    const std::size_t time = static_cast<std::size_t>(cell) / grid.bands();
    const std::size_t band = static_cast<std::size_t>(cell) % grid.bands();
    const double centreS = (grid.edgesS[time] + grid.edgesS[time + 1]) / 2;
    const double halfS = (grid.edgesS[time + 1] - grid.edgesS[time]) / 4;
    const double hz = (grid.edgesHz[band] + grid.edgesHz[band + 1]) / 2;
    std::vector<float> tone(samples, 0.0F);
    for (auto i = static_cast<std::size_t>((centreS - halfS) * rateHz); i < static_cast<std::size_t>((centreS + halfS) * rateHz); ++i) {
        const double at = static_cast<double>(i) / rateHz - centreS;
        const double bell = 0.5 + 0.5 * std::cos(std::numbers::pi * at / halfS);
        tone[i] = static_cast<float>(0.1 * bell * std::cos(2 * std::numbers::pi * hz * at));
    }
    return tone;
}

double product(const std::vector<float>& a, const std::vector<float>& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

/// Tones in all cells of a grid, and the grid's preset.
struct Tones {
    explicit Tones(const std::string& preset) : config(presetConfig(preset)), grid(cellGrid(config.features, config.encoder)) {
        clip.sampleRateHz = config.features.sampleRateHz;
        clip.samples.assign(static_cast<std::size_t>(clipSamples(config.features)), 0.0F);
        for (std::int32_t cell = 0; cell < gridCells(config); ++cell) {
            const auto tone = toneIn(grid, cell, clip.samples.size(), clip.sampleRateHz);
            std::transform(tone.begin(), tone.end(), clip.samples.begin(), clip.samples.begin(), std::plus());
        }
    }
    /// How much of a cell's tone is in a sound; 1 as in the clip.
    double share(const Waveform& sound, std::int32_t cell) const {
        const auto tone = toneIn(grid, cell, clip.samples.size(), clip.sampleRateHz);
        return product(sound.samples, tone) / product(tone, tone);
    }
    RunConfig config;
    TimeFrequencyGrid grid;
    Waveform clip;
};

void checkTones(const Tones& tones, MaskPart part) {
    const auto plan = makeMaskSampler(tones.config)->plan(300, {5});
    const ClipMasks& masks = plan.clips.front();
    const Cells kept = cellsOf(plan.grid, masks, part);
    const Waveform sound = renderPart(tones.clip, tones.config, masks, part);
    REQUIRE(!kept.empty());
    REQUIRE(kept.size() < static_cast<std::size_t>(plan.grid.cells()));
    for (std::int32_t cell = 0; cell < plan.grid.cells(); cell += 7) {
        CAPTURE(cell);
        const double share = std::abs(tones.share(sound, cell));
        if (std::binary_search(kept.begin(), kept.end(), cell)) {
            CHECK(share == doctest::Approx(1).epsilon(0.1));  // within 1 dB
        } else {
            CHECK(share < 0.01);  // 40 dB down
        }
    }
}

}  // namespace

TEST_CASE("the context sounds without exactly the tones in hidden cells") {
    for (const char* preset : {"a-jepa", "audio-jepa", "audio-jepa-tiny"}) {
        CAPTURE(preset);
        const Tones tones(preset);
        checkTones(tones, MaskPart::context);
        checkTones(tones, MaskPart::hidden);
        checkTones(tones, MaskPart::targets);
    }
}

TEST_CASE("parts are the cells of their masks") {
    const ClipMasks masks{{0, 3}, {{1, 2}, {2, 5}}, 0};
    const PatchGrid grid{3, 2};
    CHECK(cellsOf(grid, masks, MaskPart::original) == Cells{0, 1, 2, 3, 4, 5});
    CHECK(cellsOf(grid, masks, MaskPart::context) == Cells{0, 3});
    CHECK(cellsOf(grid, masks, MaskPart::targets) == Cells{1, 2, 5});
    CHECK(cellsOf(grid, masks, MaskPart::hidden) == Cells{1, 2, 4, 5});
}

TEST_CASE("a longer clip is heard from its beginning for as long as the network hears it") {
    const RunConfig config = presetConfig("audio-jepa-tiny");
    Waveform clip{std::vector<float>(44100 * 3, 0.0F), 44100};
    for (std::size_t i = 0; i < clip.samples.size(); ++i) {
        clip.samples[i] = static_cast<float>(0.5 * std::sin(2 * std::numbers::pi * 440 * static_cast<double>(i) / 44100));
    }
    const Waveform whole = renderPart(clip, config, {}, MaskPart::original);
    CHECK(whole.sampleRateHz == 16000);
    CHECK(whole.samples.size() == static_cast<std::size_t>(clipSamples(config.features)));
    CHECK(whole.samples[8000] == doctest::Approx(0.5 * std::sin(2 * std::numbers::pi * 440 * 0.5)).epsilon(0.01));
    Cells all(static_cast<std::size_t>(gridCells(config)));
    std::iota(all.begin(), all.end(), 0);
    const Waveform gated = renderCells(clip, config, all);
    REQUIRE(gated.samples.size() == whole.samples.size());
    for (std::size_t i = 0; i < whole.samples.size(); ++i) {
        REQUIRE(std::abs(gated.samples[i] - whole.samples[i]) < 1e-5);
    }
}

TEST_CASE("a part can be made as loud as the original") {
    const Tones tones("a-jepa");
    const ClipMasks masks{{8 * 20 + 3, 8 * 21 + 3}, {}, 0};
    const Waveform whole = renderPart(tones.clip, tones.config, masks, MaskPart::original);
    const Waveform quiet = renderPart(tones.clip, tones.config, masks, MaskPart::context);
    const Waveform matched = renderPart(tones.clip, tones.config, masks, MaskPart::context, true);
    CHECK(soundingLevel(quiet) < 0.7 * soundingLevel(whole));
    CHECK(soundingLevel(matched) == doctest::Approx(soundingLevel(whole)).epsilon(1e-3));
}

TEST_CASE("a patch sounds alone, from where it begins") {
    const Tones tones("a-jepa-tiny");
    const auto bands = static_cast<std::int32_t>(tones.grid.bands());
    const auto times = static_cast<std::int32_t>(tones.grid.times());
    for (const std::int32_t cell : {0, bands + 2, (times / 2) * bands + bands - 1, times * bands - 1}) {
        CAPTURE(cell);
        const PatchSound patch = renderPatch(tones.clip, tones.config, cell);
        CHECK(patch.sound.sampleRateHz == tones.config.features.sampleRateHz);
        CHECK(patch.sound.seconds() < 4 * (tones.grid.edgesS[1] - tones.grid.edgesS[0]));
        // Laid back into silence, it holds the tone of its cell and of no other.
        Waveform whole{std::vector<float>(tones.clip.samples.size(), 0.0F), tones.clip.sampleRateHz};
        const auto begin = static_cast<std::ptrdiff_t>(std::llround(patch.startS * whole.sampleRateHz));
        std::copy(patch.sound.samples.begin(), patch.sound.samples.end(), whole.samples.begin() + begin);
        for (std::int32_t other = 0; other < times * bands; ++other) {
            CAPTURE(other);
            if (other == cell) {
                CHECK(tones.share(whole, other) == doctest::Approx(1).epsilon(0.1));
            } else {
                CHECK(std::abs(tones.share(whole, other)) < 0.01);
            }
        }
        // Nothing of what the gate leaves was cut off.
        const Waveform gated = renderCells(tones.clip, tones.config, std::span(&cell, 1));
        CHECK(product(gated.samples, gated.samples) == doctest::Approx(product(whole.samples, whole.samples)).epsilon(1e-6));
    }
    CHECK_THROWS(renderPatch(tones.clip, tones.config, times * bands));
}
