// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace ajepa {

/// A stretch [begin, end) of values of the parameter arena.
struct ArenaRange {
    std::int64_t begin = 0, end = 0;
};

}  // namespace ajepa
