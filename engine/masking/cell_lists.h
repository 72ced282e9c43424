// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace ajepa {

/// The places of the marks 0 and 1 in `marks`, each list ascending, in place of what the lists hold. `oneCount` is how many marks are 1. The marks are given in
/// whole groups of eight; those from `count` on are passed over.
void cellLists(std::span<const std::uint8_t> marks, std::size_t count, std::size_t oneCount, std::vector<std::int32_t>& zeros,
               std::vector<std::int32_t>& ones);

}  // namespace ajepa
