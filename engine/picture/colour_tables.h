// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

/// 0xRRGGBB, lowest value first.
namespace ajepa {

extern const std::array<std::uint32_t, 256> magmaTable;
extern const std::array<std::uint32_t, 256> viridisTable;
extern const std::array<std::uint32_t, 256> infernoTable;
extern const std::array<std::uint32_t, 256> cividisTable;

}  // namespace ajepa
