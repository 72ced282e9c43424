// SPDX-License-Identifier: Apache-2.0
#include <sched.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <string>

#include "engine/config/config_check.h"
#include "engine/jobs/cuda_devices.h"

namespace ajepa {
namespace {

constexpr std::int64_t kUnlimited = std::numeric_limits<std::int64_t>::max();

int usableCores() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) {
        return std::max(1, CPU_COUNT(&allowed));
    }
    return std::max(1, static_cast<int>(sysconf(_SC_NPROCESSORS_ONLN)));
}

/// The number behind a word in a text of "word number" lines, as /proc/meminfo and memory.stat are; `otherwise` if it is not there.
std::int64_t numberBehind(const std::string& path, const std::string& word, std::int64_t otherwise) {
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(word + " ") || line.starts_with(word + ":")) {
            return std::stoll(line.substr(word.size() + 1));
        }
    }
    return otherwise;
}

std::int64_t numberIn(const std::filesystem::path& path, std::int64_t otherwise) {
    std::ifstream file(path);
    std::int64_t number = 0;
    return file >> number ? number : otherwise;
}

std::int64_t memoryOfMachine() {
    const std::int64_t total = std::int64_t{sysconf(_SC_PHYS_PAGES)} * sysconf(_SC_PAGESIZE);
    return numberBehind("/proc/meminfo", "MemAvailable", total / 1024) * 1024;
}

/// What one control group leaves: its limit minus what it uses, file cache not counted, because that gives way.
std::int64_t leftInGroup(const std::filesystem::path& folder, const char* limitFile, const char* usageFile, const char* cacheWord) {
    const std::int64_t limit = numberIn(folder / limitFile, kUnlimited);
    if (limit >= kUnlimited / 2) {
        return kUnlimited;
    }
    const std::int64_t cache = numberBehind((folder / "memory.stat").string(), cacheWord, 0);
    return std::max<std::int64_t>(0, limit - std::max<std::int64_t>(0, numberIn(folder / usageFile, 0) - cache));
}

/// Inside a container the group's own files stand at the root of the mount; outside they stand at the path of /proc/self/cgroup.
std::int64_t memoryOfGroup(const std::filesystem::path& mount, std::string path, const char* limitFile, const char* usageFile,
                           const char* cacheWord) {
    std::int64_t left = leftInGroup(mount, limitFile, usageFile, cacheWord);
    for (; path.size() > 1; path = std::filesystem::path(path).parent_path().string()) {
        left = std::min(left, leftInGroup(mount.string() + path, limitFile, usageFile, cacheWord));
    }
    return left;
}

std::int64_t memoryOfGroups() {
    const std::filesystem::path mount = "/sys/fs/cgroup";
    std::int64_t left = kUnlimited;
    std::ifstream file("/proc/self/cgroup");
    for (std::string line; std::getline(file, line);) {
        const std::string path = line.substr(std::min(line.size(), line.rfind(':') + 1));
        if (line.starts_with("0::")) {
            left = std::min(left, memoryOfGroup(mount, path, "memory.max", "memory.current", "inactive_file"));
        } else if (line.find(":memory:") != std::string::npos) {
            left = std::min(left, memoryOfGroup(mount / "memory", path, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"));
        }
    }
    return left;
}

bool processorHasBf16() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("flags")) {
            return line.find(" avx512_bf16") != std::string::npos || line.find(" amx_bf16") != std::string::npos;
        }
    }
    return false;
}

/// The GPUs at the first question: they do not change under a process, and the form asks at every key press.
const CudaDevices& gpus() {
    static const CudaDevices found = cudaDevices();
    return found;
}

}  // namespace

MachineInfo machineInfo() {
    MachineInfo machine;
    machine.cores = usableCores();
    machine.memoryBytes = std::min(memoryOfMachine(), memoryOfGroups());
    if (!gpus().devices.empty()) {
        machine.gpuName = gpus().devices.front().name;
        machine.gpuMemoryBytes = gpus().devices.front().totalBytes;
    }
    static const bool bf16 = processorHasBf16();
    machine.bf16 = bf16;
    std::error_code error;
    const auto space = std::filesystem::space(".", error);
    machine.diskFreeBytes = error ? 0 : static_cast<std::int64_t>(space.available);
    return machine;
}

}  // namespace ajepa
