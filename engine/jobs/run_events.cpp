// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/run_events.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace ajepa {
namespace {

constexpr std::array<std::string_view, 8> stateIds{"queued", "preparing", "running", "paused", "stopping", "stopped", "succeeded", "failed"};
constexpr std::array<std::string_view, 4> lossAlertIds{"skipped", "spike", "rise", "settled"};

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

std::string_view lossAlertId(LossAlert::Kind kind) {
    return lossAlertIds[static_cast<std::size_t>(kind)];
}

LossAlert::Kind lossAlertFromId(std::string_view id) {
    const auto* const found = std::find(lossAlertIds.begin(), lossAlertIds.end(), id);
    if (found == lossAlertIds.end()) {
        throw Error(ErrorKind::storage, '"' + std::string(id.substr(0, 40)) + "\" is no alert of a loss");
    }
    return static_cast<LossAlert::Kind>(found - lossAlertIds.begin());
}

std::string lossAlertText(const LossAlert& alert) {
    const std::string step = "step " + std::to_string(alert.step);
    std::array<char, 64> figures{};
    std::snprintf(figures.data(), figures.size(), "%.4g where %.4g is usual", alert.loss, alert.usual);
    switch (alert.kind) {
        case LossAlert::Kind::skipped:
            return step + ": loss or gradient was not finite; nothing was changed";
        case LossAlert::Kind::spike:
            return step + ": the loss is " + figures.data();
        case LossAlert::Kind::rise:
            return step + ": the loss has been rising since step " + std::to_string(alert.onset) + ", to " + figures.data();
        case LossAlert::Kind::settled:
            break;
    }
    return step + ": the loss has come down again";
}

}  // namespace ajepa
