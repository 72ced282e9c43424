// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace ajepa {

/// Philox 4x32-10 (Salmon et al. 2011): the four numbers of a counter under a key.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

constexpr unsigned philoxBlocksAtOnce = 8;

/// The numbers of eight counters, the given one and those that follow in its first word (which must not overflow): 32 numbers, as philox() gives them one
/// after the other.
using PhiloxBlocks = void (*)(const std::array<std::uint32_t, 4>& counter, const std::array<std::uint32_t, 2>& key, std::uint32_t* numbers);

/// The form for AVX2, or nullptr where the processor lacks it.
PhiloxBlocks philoxBlocksVector();

}  // namespace ajepa
