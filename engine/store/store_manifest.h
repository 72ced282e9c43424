// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace ajepa {

inline constexpr int storeFormat = 1;
inline constexpr const char* storeManifestName = "store.json";
inline constexpr const char* storeIndexName = "index.bin";

/// store.json: written last, so that a store without it is unfinished and never used. Holds no clock and no path, so that equal stores are equal files.
struct StoreManifest {
    std::string corpus;    ///< as in StoreKey
    std::string settings;  ///< as in StoreKey
    int mels = 0;
    std::uint64_t clips = 0;
    std::uint64_t unreadable = 0;
    std::uint64_t frames = 0;
    std::vector<std::uint64_t> shardBytes;
    std::string indexSha256;

    std::uint64_t bytes() const;  ///< of all shards
};

/// The text carries its own SHA-256.
std::string storeManifestText(const StoreManifest& manifest);

/// Throws Error(storage) if the file cannot be read, was changed in any byte, or is of another format.
StoreManifest readStoreManifest(const std::filesystem::path& path);

}  // namespace ajepa
