// SPDX-License-Identifier: Apache-2.0
#include "engine/store/store_index.h"

#include <sys/stat.h>

#include <cstdio>

#include "engine/runs/durable_file.h"
#include "engine/runs/file_descriptor.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

std::byte digitPair(char high, char low) {
    const auto value = [](char digit) { return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10); };
    return static_cast<std::byte>(value(high) << 4U | value(low));
}

}  // namespace

std::string shardName(std::uint16_t shard) {
    std::array<char, 24> name{};
    std::snprintf(name.data(), name.size(), "shard-%05u.f16", unsigned{shard});
    return name.data();
}

std::array<std::byte, 32> shaBytes(std::span<const std::byte> bytes) {
    const std::string digits = sha256(bytes);
    std::array<std::byte, 32> hash{};
    for (std::size_t i = 0; i < hash.size(); ++i) {
        hash[i] = digitPair(digits[2 * i], digits[2 * i + 1]);
    }
    return hash;
}

SourceStamp sourceStamp(const Corpus& corpus, std::size_t clip) {
    const fs::path file = corpus.file(clip);
    struct stat status {};
    if (file.empty() || ::stat(file.c_str(), &status) != 0) {
        return {};
    }
    constexpr std::int64_t nsPerS = 1'000'000'000;
    return {static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec * nsPerS + status.st_mtim.tv_nsec};
}

std::vector<StoredClip> readIndex(const fs::path& path) {
    std::error_code missing;
    if (!fs::exists(path, missing)) {
        return {};
    }
    const FileDescriptor file = FileDescriptor::openRegular(path);
    std::vector<StoredClip> clips(file.size() / sizeof(StoredClip));
    file.readAt(0, std::as_writable_bytes(std::span(clips)));
    return clips;
}

}  // namespace ajepa
