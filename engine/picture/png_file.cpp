// SPDX-License-Identifier: Apache-2.0
#include "engine/picture/png_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>

#include "engine/base/error.h"

namespace ajepa {
namespace {

constexpr std::array<std::uint32_t, 256> crcTable = [] {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t rest = byte;
        for (int bit = 0; bit < 8; ++bit) {
            rest = (rest & 1U) != 0 ? 0xedb88320U ^ (rest >> 1U) : rest >> 1U;
        }
        table[byte] = rest;
    }
    return table;
}();

std::uint32_t crc32(std::string_view bytes) {
    std::uint32_t rest = 0xffffffffU;
    for (const char byte : bytes) {
        rest = crcTable[(rest ^ static_cast<unsigned char>(byte)) & 0xffU] ^ (rest >> 8U);
    }
    return ~rest;
}

std::uint32_t adler32(std::string_view bytes) {
    std::uint32_t low = 1;
    std::uint32_t high = 0;
    for (const char byte : bytes) {
        low = (low + static_cast<unsigned char>(byte)) % 65521;
        high = (high + low) % 65521;
    }
    return high << 16U | low;
}

void appendBigEndian(std::string& bytes, std::uint32_t value) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        bytes += static_cast<char>(value >> shift & 0xffU);
    }
}

void appendChunk(std::string& file, std::string_view kind, std::string_view content) {
    appendBigEndian(file, static_cast<std::uint32_t>(content.size()));
    const std::size_t start = file.size();
    file.append(kind).append(content);
    appendBigEndian(file, crc32(std::string_view(file).substr(start)));
}

/// Bytes as a zlib stream of stored blocks (RFC 1950, RFC 1951 section 3.2.4).
std::string storedStream(std::string_view bytes) {
    constexpr std::size_t largestBlock = 65535;
    std::string stream("\x78\x01");
    for (std::size_t start = 0; start < bytes.size(); start += largestBlock) {
        const std::string_view block = bytes.substr(start, largestBlock);
        const auto length = static_cast<unsigned>(block.size());
        stream += start + block.size() == bytes.size() ? '\1' : '\0';
        for (const unsigned value : {length, ~length}) {
            stream += static_cast<char>(value & 0xffU);
            stream += static_cast<char>(value >> 8U & 0xffU);
        }
        stream += block;
    }
    appendBigEndian(stream, adler32(bytes));
    return stream;
}

/// Each row after its filter, which is none.
std::string rowsOf(const RgbPicture& picture) {
    std::string rows;
    for (int y = 0; y < picture.height; ++y) {
        rows += '\0';
        for (int x = 0; x < picture.width; ++x) {
            const std::uint32_t pixel = picture.at(x, y);
            for (const unsigned shift : {16U, 8U, 0U}) {
                rows += static_cast<char>(pixel >> shift & 0xffU);
            }
        }
    }
    return rows;
}

}  // namespace

std::string pngBytes(const RgbPicture& picture) {
    if (picture.width < 1 || picture.height < 1) {
        throw Error(ErrorKind::request, "a PNG file needs a picture of at least one pixel");
    }
    std::string header;
    appendBigEndian(header, static_cast<std::uint32_t>(picture.width));
    appendBigEndian(header, static_cast<std::uint32_t>(picture.height));
    header.append({8, 2, 0, 0, 0});  // bits a channel, RGB, deflate, adaptive filters, not interlaced
    std::string file("\x89PNG\r\n\x1a\n");
    appendChunk(file, "IHDR", header);
    appendChunk(file, "IDAT", storedStream(rowsOf(picture)));
    appendChunk(file, "IEND", {});
    return file;
}

void writePng(const std::filesystem::path& path, const RgbPicture& picture) {
    const std::string bytes = pngBytes(picture);
    std::ofstream file(path, std::ios::binary);
    if (!file) {
        throw Error(ErrorKind::storage, "cannot write " + path.string(), path.string(), "does its folder exist, and may you write there?");
    }
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
        throw Error(ErrorKind::storage, "writing " + path.string() + " failed", path.string(), "is the disk full?");
    }
}

}  // namespace ajepa
