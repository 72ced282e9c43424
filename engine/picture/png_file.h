// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ajepa {

/// A picture of 0xRRGGBB pixels, the top row first.
struct RgbPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;

    std::uint32_t& at(int x, int y) { return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)]; }
    std::uint32_t at(int x, int y) const {
        return pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

/// The bytes of a PNG file (W3C PNG, third edition): 8 bits a channel, no alpha. The picture is stored, not compressed: 3 bytes a pixel, no zlib needed.
/// Throws Error(request) for a picture without pixels.
std::string pngBytes(const RgbPicture& picture);

/// Writes a PNG file. Throws Error(storage).
void writePng(const std::filesystem::path& path, const RgbPicture& picture);

}  // namespace ajepa
