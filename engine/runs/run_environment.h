// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "engine/config/run_config.h"

namespace ajepa {

/// The text of environment.json: versions, compiler, processor, GPU, threads, determinism flags, hashes of the corpus manifest and of the configuration.
/// `extra` adds keys that only a caller knows (the version of LibTorch, the commit).
std::string environmentText(const RunConfig& config, const std::string& manifestHash, const std::map<std::string, std::string>& extra);

/// The processor's name, as environment.json has it under "cpu"; "unknown" where the system does not say.
std::string cpuModel();
/// The name of the first GPU that this build can use, as environment.json has it under "gpu"; empty without one.
std::string gpuModel();
/// "0.1.0", as environment.json names it.
std::string_view programVersion();

}  // namespace ajepa
