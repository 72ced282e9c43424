// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ajepa {

/// What a GPU does at this moment, as far as its driver tells.
struct GpuLoad {
    std::string name;
    std::optional<double> busy;  ///< share of the last moments in which a kernel ran, 0 to 1
    std::optional<std::int64_t> usedBytes, totalBytes;
    std::optional<double> temperatureC;
    std::optional<double> watts;
};

/// What the machine does at this moment. What the system does not tell is absent.
struct MachineLoad {
    std::optional<double> busy;                         ///< share of all cores' time since the look before, 0 to 1; absent at the first look
    std::optional<std::int64_t> usedBytes, totalBytes;  ///< memory that is not available to new work, and all
    std::optional<double> temperatureC;                 ///< the hottest sensor of the processor
    std::vector<GpuLoad> gpus;                          ///< empty without an NVIDIA driver
};

class Nvml;

/// Looks at the machine, at most a few milliseconds each time. Not thread-safe: calls may come from different threads, one after the other.
class MachineLoadMeter {
public:
    /// `root` is where /proc and /sys are; `nvml` the library of NVIDIA's driver, opened once, absent on most machines.
    explicit MachineLoadMeter(std::filesystem::path root = "/", const std::string& nvml = "libnvidia-ml.so.1");
    ~MachineLoadMeter();
    MachineLoadMeter(MachineLoadMeter&&) noexcept;

    MachineLoad look();

private:
    struct CpuTime {
        std::uint64_t busy = 0, all = 0;
    };
    std::optional<CpuTime> cpuTime() const;

    std::filesystem::path root_;
    std::optional<CpuTime> before_;
    std::unique_ptr<Nvml> nvml_;
};

}  // namespace ajepa
