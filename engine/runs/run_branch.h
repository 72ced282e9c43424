// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/config/run_config.h"

namespace ajepa {

/// Makes a new run beside `source` that continues from its checkpoint of step `step`: same configuration, that checkpoint, and the metrics up to it.
/// Throws Error(request) that lists the steps there are, Error(storage) if the checkpoint is damaged.
std::filesystem::path branchRun(const std::filesystem::path& source, std::int64_t step, const std::string& name);

/// The same with other settings from that step on. Refused with Error(request) are those that the weights are bound to: encoder, predictor and features.
std::filesystem::path branchRun(const std::filesystem::path& source, std::int64_t step, const std::string& name, const RunConfig& config);

}  // namespace ajepa
