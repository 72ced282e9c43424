// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace ajepa {

/// Folds `blocks` blocks of 64 bytes into the eight state words (FIPS 180-4, section 6.2.2).
using Sha256Blocks = void (*)(std::uint32_t* state, const std::byte* data, std::size_t blocks);

/// Runs everywhere.
void sha256BlocksPortable(std::uint32_t* state, const std::byte* data, std::size_t blocks);

/// The form that uses the x86 SHA extensions, or nullptr where the CPU has none.
Sha256Blocks sha256BlocksX86();

}  // namespace ajepa
