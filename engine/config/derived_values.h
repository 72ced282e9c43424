// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/config/run_config.h"

namespace ajepa {

/// Whether a field can be left to the others: its 0 stands for a value that follows from them (curriculum.steps, ema.steps, features.high_hz, audio.clip_s).
bool canBeDerived(std::string_view id);

/// What such a field comes to in this configuration, as TOML text; nothing where it has a value of its own, or cannot be derived.
std::optional<std::string> derivedValue(std::string_view id, const RunConfig& config);

/// The same whether or not it has a value of its own: what it would have to hold to change nothing. Throws Error(request) if it cannot be derived.
std::string valueIfDerived(std::string_view id, const RunConfig& config);

/// Leaves such a field to the others, or gives it what it comes to now as a value of its own. Throws Error(request) if it cannot be derived.
void setDerived(RunConfig& config, std::string_view id, bool derived);

}  // namespace ajepa
