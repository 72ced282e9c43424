// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "engine/runs/durable_file.h"
#include "engine/runs/file_descriptor.h"
#include "engine/runs/sha256_blocks.h"

namespace ajepa {
namespace {

void foldBlocks(std::uint32_t* state, const std::byte* data, std::size_t blocks) {
    static const Sha256Blocks fold = sha256BlocksX86() != nullptr ? sha256BlocksX86() : sha256BlocksPortable;
    fold(state, data, blocks);
}

std::string hexadecimal(const std::uint32_t (&state)[8]) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(64);
    for (const std::uint32_t word : state) {
        for (int shift = 28; shift >= 0; shift -= 4) {
            text += digits[(word >> shift) & 0xFU];
        }
    }
    return text;
}

}  // namespace

Sha256::Sha256() : state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}, block_{} {}

void Sha256::update(std::span<const std::byte> bytes) {
    total_ += bytes.size();
    if (filled_ > 0) {
        const std::size_t taken = std::min(bytes.size(), sizeof block_ - filled_);
        std::copy_n(bytes.begin(), taken, block_ + filled_);
        filled_ += taken;
        bytes = bytes.subspan(taken);
        if (filled_ < sizeof block_) {
            return;
        }
        foldBlocks(state_, block_, 1);
        filled_ = 0;
    }
    const std::size_t whole = bytes.size() / sizeof block_;
    foldBlocks(state_, bytes.data(), whole);
    bytes = bytes.subspan(whole * sizeof block_);
    std::copy(bytes.begin(), bytes.end(), block_);
    filled_ = bytes.size();
}

std::string Sha256::finish() {
    const std::uint64_t bits = total_ * 8;
    const std::size_t lengthPlace = sizeof block_ - sizeof bits;
    block_[filled_++] = std::byte{0x80};
    if (filled_ > lengthPlace) {
        std::fill(block_ + filled_, block_ + sizeof block_, std::byte{0});
        foldBlocks(state_, block_, 1);
        filled_ = 0;
    }
    std::fill(block_ + filled_, block_ + lengthPlace, std::byte{0});
    for (std::size_t i = 0; i < sizeof bits; ++i) {
        block_[lengthPlace + i] = static_cast<std::byte>(bits >> (56 - 8 * i));
    }
    foldBlocks(state_, block_, 1);
    return hexadecimal(state_);
}

std::string sha256(std::span<const std::byte> bytes) {
    Sha256 hash;
    hash.update(bytes);
    return hash.finish();
}

std::string sha256OfFile(const std::filesystem::path& path) {
    const FileDescriptor file = FileDescriptor::openRegular(path);
    Sha256 hash;
    std::vector<std::byte> chunk(std::size_t{256} << 10U);  // stays in the second-level cache between reading and hashing
    for (std::uint64_t offset = 0; offset < file.size();) {
        const auto part = std::span(chunk).first(std::min<std::uint64_t>(chunk.size(), file.size() - offset));
        file.readAt(offset, part);
        hash.update(part);
        offset += part.size();
    }
    return hash.finish();
}

}  // namespace ajepa
