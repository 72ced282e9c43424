// SPDX-License-Identifier: Apache-2.0
#include "app/cli/gpu_probe.h"

#include <dlfcn.h>

#include <array>
#include <memory>

namespace ajepa::cli {
namespace {

// The few functions of the driver's stable C interface that are needed; all return 0 for success.
using Init = int (*)(unsigned);
using GetVersion = int (*)(int*);
using GetCount = int (*)(int*);
using GetDevice = int (*)(int*, int);
using GetName = int (*)(char*, int, int);
using GetMemory = int (*)(std::size_t*, int);

template <typename Function>
Function symbol(void* library, const char* name) {
    return reinterpret_cast<Function>(dlsym(library, name));
}

void listDevices(void* library, GpuProbe& probe) {
    const auto count = symbol<GetCount>(library, "cuDeviceGetCount");
    const auto device = symbol<GetDevice>(library, "cuDeviceGet");
    const auto name = symbol<GetName>(library, "cuDeviceGetName");
    const auto memory = symbol<GetMemory>(library, "cuDeviceTotalMem_v2");
    int devices = 0;
    if (count == nullptr || device == nullptr || name == nullptr || memory == nullptr || count(&devices) != 0) {
        return;
    }
    for (int i = 0; i < devices; ++i) {
        int handle = 0;
        std::array<char, 256> text{};
        std::size_t bytes = 0;
        if (device(&handle, i) == 0 && name(text.data(), static_cast<int>(text.size()), handle) == 0 && memory(&bytes, handle) == 0) {
            probe.names.emplace_back(text.data());
            probe.memory.push_back(static_cast<std::int64_t>(bytes));
        }
    }
}

}  // namespace

GpuProbe probeGpu() {
    GpuProbe probe;
    const std::unique_ptr<void, int (*)(void*)> library(dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL), [](void* handle) { return dlclose(handle); });
    if (!library) {
        probe.problem = "libcuda.so.1 is not installed";
        return probe;
    }
    const auto init = symbol<Init>(library.get(), "cuInit");
    const int code = init != nullptr ? init(0) : -1;
    if (code != 0) {
        probe.problem = "the driver does not start (cuInit gave " + std::to_string(code) + ")";
        return probe;
    }
    probe.driver = true;
    int version = 0;
    const auto getVersion = symbol<GetVersion>(library.get(), "cuDriverGetVersion");
    if (getVersion != nullptr && getVersion(&version) == 0) {
        probe.driverVersion = std::to_string(version / 1000) + "." + std::to_string(version % 1000 / 10);
    }
    listDevices(library.get(), probe);
    return probe;
}

}  // namespace ajepa::cli
