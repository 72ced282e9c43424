// SPDX-License-Identifier: Apache-2.0
#include "app/cli/machine_checks.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "app/cli/number_text.h"
#include "engine/base/error.h"
#include "engine/config/config_check.h"
#include "engine/config/presets.h"
#include "engine/jobs/cuda_devices.h"
#include "engine/jobs/engine.h"
#include "engine/runs/durable_file.h"
#ifdef AJEPA_HAS_PLAYBACK
#include "engine/playback/player.h"
#endif

namespace ajepa::cli {
namespace {

namespace fs = std::filesystem;
using Status = MachineCheck::Status;
constexpr std::int64_t gibibyte = std::int64_t{1} << 30;

std::string processorName() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("model name")) {
            return line.substr(line.find(':') + 2);
        }
    }
    return "unknown processor";
}

bool hasProcessorFlag(const std::string& flag) {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("flags")) {
            return (line + " ").find(" " + flag + " ") != std::string::npos;
        }
    }
    return false;
}

MachineCheck cpu(const MachineInfo& machine) {
    const std::string detail = processorName() + ", " + std::to_string(machine.cores) + " cores for this process";
    if (!hasProcessorFlag("avx2")) {
        return {"cpu", Status::warn, detail + ", no AVX2", "expect a third of the speed, or use a newer machine"};
    }
    return {"cpu", Status::good, detail + ", AVX2"};
}

MachineCheck memory(const MachineInfo& machine) {
    const std::string detail = byteText(machine.memoryBytes) + " free";
    if (machine.memoryBytes < 2 * gibibyte) {
        return {"memory", Status::warn, detail, "close other programs; the tiny presets need about 1 GiB"};
    }
    return {"memory", Status::good, detail};
}

MachineCheck driver(const CudaDevices& gpus) {
    if (gpus.driverVersion.empty()) {
        return {"driver", Status::warn, gpus.reason, "training runs on the CPU"};
    }
    return {"driver", Status::good, "CUDA " + gpus.driverVersion + "; the CUDA module was built with " + gpus.runtimeVersion};
}

MachineCheck gpu(const CudaDevices& gpus) {
    if (gpus.devices.empty()) {
        return {"gpu", Status::warn, gpus.driverVersion.empty() ? "no usable GPU" : gpus.reason,
                "training runs on the CPU; the tiny presets are made for that"};
    }
    std::string detail;
    for (const CudaDevice& device : gpus.devices) {
        detail += (detail.empty() ? "" : ", ") + device.name + " (" + byteText(device.totalBytes);
        detail += (device.freeBytes ? ", " + byteText(*device.freeBytes) + " free" : "") + ")";
    }
    return {"gpu", Status::good, detail};
}

MachineCheck torch() {
    try {
        return {"libtorch", Status::good, "LibTorch " + loadEngine()->torchVersion()};
    } catch (const Error& error) {
        return {"libtorch", Status::bad, error.what(), error.hint(), 5};
    } catch (const std::exception& error) {
        return {"libtorch", Status::bad, error.what(), "set AJEPA_TORCH_DIR to the site-packages folder of torch 2.11.0", 5};
    }
}

MachineCheck audio() {
#ifdef AJEPA_HAS_PLAYBACK
    const Player player;
    if (player.isAvailable()) {
        return {"audio", Status::good, player.status()};
    }
    return {"audio", Status::warn, player.status(), "everything visual works; connect a device or start PipeWire or PulseAudio to listen"};
#else
    return {"audio", Status::warn, "this build has no playback", "install portaudio19-dev and build again to listen"};
#endif
}

/// The folder itself, or the nearest one above it that exists.
fs::path existing(fs::path folder) {
    while (!fs::exists(folder) && folder.has_relative_path()) {
        folder = folder.parent_path();
    }
    return folder;
}

MachineCheck disk(const fs::path& runs) {
    std::error_code problem;
    const fs::space_info space = fs::space(existing(runs), problem);
    if (problem) {
        return {"disk", Status::bad, runs.string() + ": " + problem.message(), "choose another folder with AJEPA_RUNS", 4};
    }
    const auto free = static_cast<std::int64_t>(space.available);
    const std::string detail = byteText(free) + " free for " + runs.string();
    if (free < 5 * gibibyte) {
        return {"disk", Status::warn, detail, "free some space: a checkpoint of the papers' size takes about 2 GiB"};
    }
    return {"disk", Status::good, detail};
}

/// A recipe for fine-tuning has the sizes of the checkpoint that it is given.
bool fits(const RunConfig& config, const MachineInfo& machine) {
    const std::vector<ConfigIssue> issues = isFinetuning(config) ? std::vector<ConfigIssue>() : check(config, machine);
    return std::none_of(issues.begin(), issues.end(), [](const ConfigIssue& issue) { return issue.kind == ErrorKind::device; });
}

MachineCheck presetFiles(const MachineInfo& machine) {
    std::string unfit;
    std::size_t count = 0;
    for (const Preset& preset : presets()) {
        try {
            unfit += fits(presetConfig(preset.name), machine) ? "" : (unfit.empty() ? "" : ", ") + preset.name;
            ++count;
        } catch (const Error& error) {
            return {"presets", Status::bad, "preset " + preset.name + " is broken: " + error.what(), "install the program again", 2};
        }
    }
    const std::string detail = std::to_string(count) + " presets";
    if (!unfit.empty()) {
        return {"presets", Status::good, detail + "; too large for this machine at their own batch size: " + unfit};
    }
    return {"presets", Status::good, detail};
}

MachineCheck writing(const fs::path& runs) {
    const fs::path folder = existing(runs);
    const fs::path file = folder / (".ajepa-write-test-" + std::to_string(getpid()));
    try {
        durableWrite(file, "written and synchronised");
        fs::remove(file);
        return {"write", Status::good, folder.string() + " can be written"};
    } catch (const std::exception& error) {
        return {"write", Status::bad, error.what(), "choose a folder that you may write with AJEPA_RUNS", 4};
    }
}

}  // namespace

std::vector<MachineCheck> checkMachine(const fs::path& runs) {
    const MachineInfo machine = machineInfo();
    const CudaDevices gpus = cudaDevices();
    return {cpu(machine), memory(machine), gpu(gpus), driver(gpus), torch(), audio(), disk(runs), presetFiles(machine), writing(runs)};
}

}  // namespace ajepa::cli
