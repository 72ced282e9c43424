// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/picture/colour_tables.h"
#include "engine/picture/masked_log_mel.h"

using namespace ajepa;

namespace {

constexpr int frames = 256, mels = 64;          // 4 x 6 pixels each
constexpr int cellWidth = 64, cellHeight = 96;  // 16 frames, 16 mels

/// Silence but for the last frame's highest band; cell 0 context, cell 1 (above it) target, cell 4 (right of it) both hidden and not asked about.
MaskedLogMel scene() {
    MaskedLogMel scene;
    scene.logMel = {std::vector<float>(frames * mels, -10.0F), frames, mels};
    scene.logMel.values.back() = 5;
    scene.validFrames = frames;
    scene.grid = {16, 4};
    scene.patchFrames = scene.patchMels = 16;
    scene.masks = {{0, 63}, {{1}}, 0};
    return scene;
}

/// The pixel in the middle of a cell.
std::uint32_t middle(const RgbPicture& picture, int time, int band) {
    return picture.at(time * cellWidth + cellWidth / 2, picture.height - 1 - band * cellHeight - cellHeight / 2);
}

}  // namespace

TEST_CASE("a frame and a band are a whole number of pixels") {
    const RgbPicture picture = drawMasks(scene());
    CHECK(picture.width == 1024);
    CHECK(picture.height == 384);
}

TEST_CASE("the lowest value has the table's first colour, the largest its last, high bands are on top") {
    const RgbPicture picture = drawMasks(scene());
    CHECK(middle(picture, 0, 0) == magmaTable.front());
    CHECK(picture.at(picture.width - 1, 0) == magmaTable.back());
    CHECK(picture.at(picture.width - 1, 6) == magmaTable.front());
}

TEST_CASE("padding does not set the limits") {
    MaskedLogMel padded = scene();
    padded.validFrames = 16;
    for (int mel = 0; mel < mels; ++mel) {
        padded.logMel.values[static_cast<std::size_t>(mel)] = 0;
    }
    const RgbPicture picture = drawMasks(padded);
    CHECK(picture.at(0, picture.height - 1) == magmaTable.back());
    CHECK(picture.at(4, picture.height - 1) == magmaTable.front());
}

TEST_CASE("context is clear, a target tinted and outlined, the rest half dark") {
    MaskedLogMel bright = scene();
    bright.logMel.values.assign(frames * mels, 1.0F);
    bright.logMel.values.front() = 0;  // so that 1 is the largest value
    const RgbPicture picture = drawMasks(bright);
    CHECK(middle(picture, 0, 0) == magmaTable.front());  // the 2nd percentile is 1, too: no span
    bright.logMel.values.assign(frames * mels, 1.0F);
    for (std::size_t i = 0; i < frames * mels; i += 21) {
        bright.logMel.values[i] = 0;
    }
    const RgbPicture spread = drawMasks(bright);
    const auto half = [](std::uint32_t colour, unsigned shift) { return ((colour >> shift & 0xffU) * 127) / 255; };
    const std::uint32_t top = magmaTable.back();
    CHECK(middle(spread, 0, 0) == top);
    CHECK(middle(spread, 1, 0) == (half(top, 16) << 16 | half(top, 8) << 8 | half(top, 0)));
    CHECK(middle(spread, 0, 1) != top);
    const int bottom = spread.height - 1 - cellHeight;  // lowest row of pixels of the target
    const auto isLine = [&](int x, int up) { return spread.at(x, bottom - up) == 0xe69f00; };
    CHECK_FALSE(isLine(0, 40));
    CHECK(isLine(1, 40));
    CHECK(isLine(2, 40));
    CHECK_FALSE(isLine(3, 40));
    CHECK(isLine(cellWidth - 2, 40));
    CHECK_FALSE(isLine(cellWidth - 1, 40));
    CHECK(isLine(20, 1));
    CHECK(isLine(20, cellHeight - 2));
    CHECK_FALSE(isLine(20, cellHeight - 1));
}
