// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace ajepa::cli {

/// Numbers in [-1/2, 1/2) that a peer can make, too: a hash of their position (scripts/bench_peers/protocol.py has the same).
float hashNoise(std::uint32_t position);
/// Raw float32 of a file.
std::vector<float> readFloats(const std::filesystem::path& file);
/// Throws Error(storage).
void writeFloats(const std::filesystem::path& file, const std::vector<float>& values);

}  // namespace ajepa::cli
