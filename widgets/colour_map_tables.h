// SPDX-License-Identifier: GPL-3.0-or-later
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
