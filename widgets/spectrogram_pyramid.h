// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "widgets/spectrogram_renderer.h"

namespace ajepa {

/// Hours of spectrogram ready to be drawn at any zoom: one byte a value in tiles of 1024 frames, and over them the largest values of every 2, 4, 8 ...
/// frames. Any run of frames is then the union of a few stored ones, so that a pixel shows the exact maximum behind it, however many frames that is, and
/// other colours or limits need no new pass over the data. Two bytes a value in all. Filled in one thread, then read from any.
class SpectrogramPyramid {
public:
    /// Values are rounded to 255 equal steps of `range`, those outside clamped; NaN counts as the lowest.
    SpectrogramPyramid(int rows, const ColourLimits& range);
    /// All of a spectrogram, its range being that of its finite values.
    explicit SpectrogramPyramid(const SpectrogramData& data);

    /// Adds frames x rows values, time slow, lowest frequency first: a long recording is added piece by piece as its features are made. Much at once is shared
    /// out among all cores.
    void append(std::span<const float> values);

    int frames() const { return frames_; }
    int rows() const { return rows_; }
    const ColourLimits& range() const { return range_; }
    /// The middle of a step.
    float valueOf(std::uint8_t code) const { return range_.low + (range_.high - range_.low) * static_cast<float>(code) / 255.0F; }
    std::uint8_t codeAt(int frame, int row) const { return frameOf(0, frame)[row]; }

    /// The largest code of each row over frames [begin, end), at least one; `column` has `rows` places. At most 2 log2(end - begin) stored frames are read.
    void largest(int begin, int end, std::span<std::uint8_t> column) const;

    /// The same in one read: of a stored frame about as long as the run, at its middle. For what is on screen until the exact values come.
    void roughly(int begin, int end, std::span<std::uint8_t> column) const;

    /// Moves all values by a constant: what was measured against full scale counts from its maximum on, say.
    void shift(float by) { range_ = {range_.low + by, range_.high + by}; }
    /// The largest value of all.
    float largestValue() const;

    /// Bytes held.
    std::size_t bytes() const;

private:
    using Tile = std::unique_ptr<std::uint8_t[]>;  ///< not set to zero: what is not written is not read
    struct Level {
        std::vector<Tile> tiles;
        int frames = 0;
    };

    std::uint8_t* frameOf(int level, int frame);
    const std::uint8_t* frameOf(int level, int frame) const;
    void grow(std::size_t level, int frames);
    void growAll(int frames);
    void convert(std::span<const float> values, int first, int end);
    void summarise(int level, int first, int end);
    void fillBlock(std::span<const float> values, int first, int end);

    int rows_;
    int frames_ = 0;
    ColourLimits range_;
    std::vector<Level> levels_;  ///< frame i of level k: frames [i 2^k, (i + 1) 2^k)
};

/// The colour of each code.
ColourTable coloursOf(const SpectrogramPyramid& pyramid, const SpectrogramLook& look);

/// renderSpectrogram from a pyramid: the same picture, but for the rounding to 255 steps, in a time that depends on the pixels and hardly on the hours.
QImage renderSpectrogram(const SpectrogramPyramid& pyramid, const SpectrogramLook& look, const QRectF& region, const QSize& pixels);

}  // namespace ajepa
