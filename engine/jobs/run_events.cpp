// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/run_events.h"

#include <algorithm>
#include <array>

namespace ajepa {
namespace {

constexpr std::array<std::string_view, 8> stateIds{"queued", "preparing", "running", "paused", "stopping", "stopped", "succeeded", "failed"};

}  // namespace

std::string_view runStateId(RunState state) {
    return stateIds[static_cast<std::size_t>(state)];
}

RunState runStateFromId(std::string_view id) {
    const auto* const found = std::find(stateIds.begin(), stateIds.end(), id);
    if (found == stateIds.end()) {
        throw Error(ErrorKind::storage, '"' + std::string(id.substr(0, 40)) + "\" is no state of a run");
    }
    return static_cast<RunState>(found - stateIds.begin());
}

}  // namespace ajepa
