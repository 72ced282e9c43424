// SPDX-License-Identifier: Apache-2.0
#include "engine/base/error.h"

#include <array>

namespace ajepa {

std::string_view errorKindId(ErrorKind kind) {
    constexpr std::array<std::string_view, 6> ids{"request", "data", "storage", "device", "diverged", "worker"};
    return ids[static_cast<std::size_t>(kind)];
}

int exitCode(ErrorKind kind) {
    return 2 + static_cast<int>(kind);
}

}  // namespace ajepa
