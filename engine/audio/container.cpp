// SPDX-License-Identifier: Apache-2.0
#include "engine/audio/container.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "engine/audio/audio_file.h"

namespace ajepa {
namespace {

using Head = std::array<unsigned char, 40>;

bool has(const Head& head, std::size_t at, std::string_view text) {
    return std::equal(text.begin(), text.end(), head.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; });
}

// MPEG audio frame header: 11 sync bits, then no reserved version, layer, bit rate or sample rate.
bool isMpegFrame(const Head& head) {
    const bool sync = head[0] == 0xFF && (head[1] & 0xE0) == 0xE0;
    const bool version = (head[1] & 0x18) != 0x08;
    const bool layer = (head[1] & 0x06) != 0x00;
    const bool bitRate = (head[2] & 0xF0) != 0xF0;
    const bool sampleRate = (head[2] & 0x0C) != 0x0C;
    return sync && version && layer && bitRate && sampleRate;
}

// Sound (or video with sound) in containers that are known but not read; named so that the user knows what to convert.
std::string_view foreignContainer(const Head& head) {
    struct Signature {
        std::size_t at;
        std::string_view magic, name;
    };
    using namespace std::string_view_literals;
    static constexpr std::array signatures{Signature{4, "ftyp"sv, "MP4/M4A"sv},
                                           Signature{0, "caff"sv, "CAF"sv},
                                           Signature{0, ".snd"sv, "AU"sv},
                                           Signature{0, "wvpk"sv, "WavPack"sv},
                                           Signature{0, "MAC "sv, "Monkey's Audio"sv},
                                           Signature{0, "\x30\x26\xB2\x75"sv, "WMA"sv},
                                           Signature{0, "\x1A\x45\xDF\xA3"sv, "Matroska/WebM"sv}};
    const auto* found = std::find_if(signatures.begin(), signatures.end(), [&](const Signature& s) { return has(head, s.at, s.magic); });
    return found == signatures.end() ? std::string_view{} : found->name;
}

template <std::size_t width>
std::int64_t integer(const InputFile& file, std::int64_t offset, bool bigEndian) {
    std::array<unsigned char, width> bytes{};
    if (file.readAt(offset, bytes) < width) {
        return -1;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < width; ++i) {
        value = (value << 8) | bytes[bigEndian ? i : width - 1 - i];
    }
    return static_cast<std::int64_t>(std::min<std::uint64_t>(value, std::numeric_limits<std::int64_t>::max()));
}

bool chunkIs(const InputFile& file, std::int64_t offset, std::string_view id) {
    std::array<unsigned char, 4> bytes{};
    return file.readAt(offset, bytes) == bytes.size() && std::equal(id.begin(), id.end(), bytes.begin());
}

constexpr std::int64_t allOnes = 0xFFFFFFFF;

// RIFF, RF64 and AIFF: 12 bytes of head, then chunks of id, 32-bit size and padded content.
SampleChunk findInChunks(const InputFile& file, bool bigEndian, bool rf64, std::string_view id) {
    const std::int64_t wideSize = rf64 && chunkIs(file, 12, "ds64") ? integer<8>(file, 28, false) : -1;
    std::int64_t offset = 12;
    while (offset + 8 <= file.size()) {
        const std::int64_t size = integer<4>(file, offset + 4, bigEndian);
        const std::int64_t content = offset + 8;
        if (chunkIs(file, offset, id)) {
            return {size == allOnes ? wideSize : size, std::clamp<std::int64_t>(file.size() - content, 0, file.size())};
        }
        offset = content + size + (size & 1);
    }
    return {};
}

// Wave 64: 40 bytes of head, then chunks of a 16-byte id and a 64-bit size that counts its own head, aligned to 8 bytes.
SampleChunk findInWave64(const InputFile& file) {
    constexpr std::int64_t chunkHead = 24;
    std::int64_t offset = 40;
    while (offset + chunkHead <= file.size()) {
        const std::int64_t size = integer<8>(file, offset + 16, false);
        if (chunkIs(file, offset, "data")) {
            return {size - chunkHead, file.size() - offset - chunkHead};
        }
        if (size < chunkHead || size > file.size()) {
            break;
        }
        offset += (size + 7) & ~std::int64_t{7};
    }
    return {};
}

}  // namespace

std::string_view containerName(Container container) {
    switch (container) {
        case Container::wav:
            return "WAV";
        case Container::rf64:
            return "RF64";
        case Container::w64:
            return "Wave 64";
        case Container::aiff:
            return "AIFF";
        case Container::flac:
            return "FLAC";
        case Container::ogg:
            return "Ogg";
        case Container::mp3:
            return "MP3";
    }
    return "?";
}

Container recogniseContainer(const InputFile& file) {
    Head head{};
    file.readAt(0, head);
    if (has(head, 8, "WAVE") && has(head, 0, "RIFF")) {
        return Container::wav;
    }
    if (has(head, 8, "WAVE") && has(head, 0, "RF64")) {
        return Container::rf64;
    }
    if (has(head, 0, "riff") && has(head, 24, "wave")) {
        return Container::w64;
    }
    if (has(head, 0, "FORM") && (has(head, 8, "AIFF") || has(head, 8, "AIFC"))) {
        return Container::aiff;
    }
    if (has(head, 0, "fLaC")) {
        return Container::flac;
    }
    if (has(head, 0, "OggS")) {
        return Container::ogg;
    }
    if (has(head, 0, "ID3") || isMpegFrame(head)) {
        return Container::mp3;
    }
    if (const std::string_view name = foreignContainer(head); !name.empty()) {
        throw AudioError(AudioProblem::unsupported, file.path(), std::string(name) + " is not read; convert it to WAV, AIFF, FLAC, Ogg or MP3");
    }
    throw AudioError(AudioProblem::notAudio, file.path(), "not an audio file: its first bytes are those of no WAV, AIFF, FLAC, Ogg or MP3");
}

SampleChunk findSampleChunk(const InputFile& file, Container container) {
    switch (container) {
        case Container::wav:
            return findInChunks(file, false, false, "data");
        case Container::rf64:
            return findInChunks(file, false, true, "data");
        case Container::aiff:
            return findInChunks(file, true, false, "SSND");
        case Container::w64:
            return findInWave64(file);
        default:
            return {};
    }
}

bool oggPagesAreWhole(const InputFile& file) {
    constexpr std::size_t pageHead = 27;
    std::array<unsigned char, pageHead + 255> page{};
    std::int64_t offset = 0;
    while (offset < file.size()) {
        const std::size_t count = file.readAt(offset, page);
        const bool isPage = count >= 4 && std::equal(page.begin(), page.begin() + 4, "OggS");
        if (!isPage) {
            return offset > 0;  // something else follows the stream, such as a tag: the decoder stops there
        }
        const std::size_t segments = count >= pageHead ? page[pageHead - 1] : 255;
        if (count < pageHead + segments) {
            return false;
        }
        offset += static_cast<std::int64_t>(pageHead + segments);
        for (std::size_t i = 0; i < segments; ++i) {
            offset += page[pageHead + i];
        }
    }
    return offset == file.size();
}

}  // namespace ajepa
