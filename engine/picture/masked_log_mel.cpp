// SPDX-License-Identifier: Apache-2.0
#include "engine/picture/masked_log_mel.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/picture/colour_tables.h"

namespace ajepa {
namespace {

constexpr std::array<std::uint32_t, 4> targetColours{0xe69f00, 0x56b4e9, 0x009e73, 0xcc79a7};  // Okabe and Ito
constexpr std::uint32_t tint = 56;                                                             // of 255
constexpr std::uint32_t halo = 150;                                                            // keeps a line apart from a ground of its colour
constexpr int lineWidth = 2;
constexpr int wantedWidth = 1024;
constexpr int wantedHeight = 384;

std::uint32_t mixed(std::uint32_t below, std::uint32_t above, std::uint32_t alpha) {
    std::uint32_t colour = 0;
    for (const unsigned shift : {16U, 8U, 0U}) {
        const std::uint32_t a = below >> shift & 0xffU;
        const std::uint32_t b = above >> shift & 0xffU;
        colour |= (a * (255 - alpha) + b * alpha) / 255 << shift;
    }
    return colour;
}

/// Value to colour, limits set by what sounds.
class Magma {
public:
    explicit Magma(const MaskedLogMel& scene) {
        const auto count = static_cast<std::ptrdiff_t>(scene.validFrames) * scene.logMel.mels;
        std::vector<float> values(scene.logMel.values.begin(), scene.logMel.values.begin() + count);
        if (!values.empty()) {
            const auto low = values.begin() + count / 50;
            std::nth_element(values.begin(), low, values.end());
            low_ = *low;
            span_ = std::max(*std::max_element(low, values.end()) - low_, 1e-3F);
        }
    }
    std::uint32_t operator()(float value) const {
        return magmaTable[static_cast<std::size_t>(std::lround(std::clamp((value - low_) / span_, 0.0F, 1.0F) * 255))];
    }

private:
    float low_ = 0;
    float span_ = 1;
};

/// A set of cells, asked by column of frames and row of bands.
class Cells {
public:
    Cells(const PatchGrid& grid, const std::vector<std::int32_t>& cells) : grid_(grid), member_(static_cast<std::size_t>(grid.cells())) {
        for (const std::int32_t cell : cells) {
            member_.at(static_cast<std::size_t>(cell)) = true;
        }
    }
    bool has(int time, int band) const {
        return time >= 0 && band >= 0 && time < grid_.time && band < grid_.bands && member_[static_cast<std::size_t>(time * grid_.bands + band)];
    }

private:
    PatchGrid grid_;
    std::vector<bool> member_;
};

/// The picture and where the grid lies in it.
class Canvas {
public:
    explicit Canvas(const MaskedLogMel& scene)
        : scene_(scene),
          scaleX_(std::max(1, wantedWidth / scene.logMel.frames)),
          scaleY_(std::max(1, wantedHeight / scene.logMel.mels)),
          cellWidth_(scene.patchFrames * scaleX_),
          cellHeight_(scene.patchMels * scaleY_) {
        picture.width = scene.logMel.frames * scaleX_;
        picture.height = scene.logMel.mels * scaleY_;
        picture.pixels.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
    }
    /// Calls with each pixel's colour, its cell, and its place in the cell counted from the cell's lower left.
    template <typename Paint>
    void eachPixel(Paint paint) {
        for (int y = 0; y < picture.height; ++y) {
            const int up = picture.height - 1 - y;
            for (int x = 0; x < picture.width; ++x) {
                paint(picture.at(x, y), x, up);
            }
        }
    }
    int time(int x) const { return x / cellWidth_; }
    int band(int up) const { return up / cellHeight_; }

    void paintLogMel() {
        const Magma magma(scene_);
        eachPixel([&](std::uint32_t& pixel, int x, int up) { pixel = magma(scene_.logMel.at(x / scaleX_, up / scaleY_)); });
    }
    /// Whether a pixel lies `from` to `to` pixels inside the set's edge.
    bool isBorder(const Cells& set, int x, int up, int from, int to) const {
        const auto at = [&](int dx, int dy) {
            const int px = x + dx;
            const int py = up + dy;
            return px >= 0 && py >= 0 && set.has(time(px), band(py));
        };
        const auto within = [&](int reach) {
            return at(-reach, 0) && at(reach, 0) && at(0, -reach) && at(0, reach) && at(-reach, -reach) && at(reach, reach) && at(-reach, reach) &&
                   at(reach, -reach);
        };
        return at(0, 0) && within(from) && !within(to);
    }

    RgbPicture picture;

private:
    const MaskedLogMel& scene_;
    int scaleX_, scaleY_, cellWidth_, cellHeight_;
};

void darkenUnseen(Canvas& canvas, const MaskedLogMel& scene) {
    std::vector<std::int32_t> asked = scene.masks.context;
    for (const auto& target : scene.masks.targets) {
        asked.insert(asked.end(), target.begin(), target.end());
    }
    const Cells seen(scene.grid, asked);
    canvas.eachPixel([&](std::uint32_t& pixel, int x, int up) {
        if (!seen.has(canvas.time(x), canvas.band(up))) {
            pixel = mixed(pixel, 0, 128);
        }
    });
}

void paintTarget(Canvas& canvas, const Cells& target, std::size_t index) {
    const std::uint32_t colour = targetColours[index % targetColours.size()];
    const int inset = 1 + (lineWidth + 1) * static_cast<int>(index % targetColours.size());  // overlapping targets keep a line each
    canvas.eachPixel([&](std::uint32_t& pixel, int x, int up) {
        if (canvas.isBorder(target, x, up, inset, inset + lineWidth)) {
            pixel = colour;
        } else if (canvas.isBorder(target, x, up, inset - 1, inset + lineWidth + 1)) {
            pixel = mixed(pixel, 0, halo);
        } else if (target.has(canvas.time(x), canvas.band(up))) {
            pixel = mixed(pixel, colour, tint);
        }
    });
}

}  // namespace

RgbPicture drawMasks(const MaskedLogMel& scene) {
    Canvas canvas(scene);
    canvas.paintLogMel();
    darkenUnseen(canvas, scene);
    for (std::size_t i = 0; i < scene.masks.targets.size(); ++i) {
        paintTarget(canvas, Cells(scene.grid, scene.masks.targets[i]), i);
    }
    return std::move(canvas.picture);
}

}  // namespace ajepa
