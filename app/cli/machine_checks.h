// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace ajepa::cli {

/// One line of `ajepa doctor`.
struct MachineCheck {
    enum class Status { good, warn, bad };
    std::string id;
    Status status = Status::good;
    std::string detail;
    std::string advice{};  ///< what to do; empty if good
    int exitCode = 0;      ///< of a bad check
};

/// CPU, memory, GPU, driver, LibTorch, audio device, disk, presets, write test, in this order. `runs`: the folder where runs would be made.
std::vector<MachineCheck> checkMachine(const std::filesystem::path& runs);

}  // namespace ajepa::cli
