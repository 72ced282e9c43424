// SPDX-License-Identifier: Apache-2.0
#include "engine/training/device_memory.h"

#include <c10/core/CachingDeviceAllocator.h>
#include <unistd.h>

#include <fstream>

namespace ajepa {
namespace {

std::int64_t residentBytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t all = 0, resident = 0;
    file >> all >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

}  // namespace

std::int64_t deviceMemoryBytes(const torch::Device& device) {
    if (!device.is_cuda()) {
        return residentBytes();
    }
    constexpr std::size_t allKinds = 0;  // large and small blocks together
    return c10::getDeviceAllocator(device.type())->getDeviceStats(device.index()).reserved_bytes[allKinds].peak;
}

void beginDeviceMemory(const torch::Device& device) {
    if (device.is_cuda()) {
        c10::getDeviceAllocator(device.type())->resetPeakStats(device.index());
    }
}

void releaseDeviceMemory(const torch::Device& device) {
    if (device.is_cuda()) {
        c10::getDeviceAllocator(device.type())->emptyCache();
    }
}

}  // namespace ajepa
