// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace ajepa {

/// Replaces a small file atomically and durably: temporary in the same folder, write, fsync, rename, fsync of the folder; every return code
/// checked. After an error the old file stands. Throws Error(storage).
void durableReplace(const std::filesystem::path& path, std::string_view content);

/// Writes a new file and fsyncs it (no rename). Returns the SHA-256 (hex) of its content. Throws Error(storage).
std::string durableWrite(const std::filesystem::path& path, std::string_view content);

/// fsync of a folder. Throws Error(storage).
void syncFolder(const std::filesystem::path& folder);

/// A whole file as text. Throws Error(storage) if it cannot be read or is larger than `limit`.
std::string readTextFile(const std::filesystem::path& path, std::size_t limit = 64U << 20U);

/// SHA-256 of bytes or of a file, as 64 hex digits (own implementation, FIPS 180-4; x86 SHA extensions used where the CPU has them).
std::string sha256(std::span<const std::byte> bytes);
std::string sha256OfFile(const std::filesystem::path& path);
/// Hashing this much takes milliseconds: longer than starting a thread that does it.
constexpr std::size_t bytesWorthAThread = std::size_t{4} << 20U;

/// Incremental form.
class Sha256 {
public:
    Sha256();
    void update(std::span<const std::byte> bytes);
    std::string finish();

private:
    std::uint32_t state_[8];
    std::byte block_[64];
    std::size_t filled_ = 0;
    std::uint64_t total_ = 0;
};

}  // namespace ajepa
