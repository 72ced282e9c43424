// SPDX-License-Identifier: Apache-2.0
#include "engine/cuda/free_memory.h"

#include <dlfcn.h>

namespace ajepa {
namespace {

// The few words of NVML that are needed. Its interface is stable and the library comes with the driver, so it is looked up and not linked.
using NvmlDevice = void*;
struct NvmlMemory {
    unsigned long long total, free, used;
};

class Nvml {
public:
    Nvml() : library_(::dlopen("libnvidia-ml.so.1", RTLD_NOW | RTLD_LOCAL)) {
        ready_ = library_ != nullptr && find(start_, "nvmlInit_v2") && find(stop_, "nvmlShutdown") &&
                 find(handleAt_, "nvmlDeviceGetHandleByPciBusId_v2") && find(memoryOf_, "nvmlDeviceGetMemoryInfo") && start_() == 0;
    }
    ~Nvml() {
        if (ready_) {
            stop_();
        }
        if (library_ != nullptr) {
            ::dlclose(library_);
        }
    }
    Nvml(const Nvml&) = delete;
    Nvml& operator=(const Nvml&) = delete;

    std::int64_t freeBytes(const char* busId) const {
        NvmlDevice device = nullptr;
        NvmlMemory memory{};
        const bool known = ready_ && handleAt_(busId, &device) == 0 && memoryOf_(device, &memory) == 0;
        return known ? static_cast<std::int64_t>(memory.free) : -1;
    }

private:
    template <class Function>
    bool find(Function& function, const char* name) {
        function = reinterpret_cast<Function>(::dlsym(library_, name));
        return function != nullptr;
    }

    void* library_;
    int (*start_)() = nullptr;
    int (*stop_)() = nullptr;
    int (*handleAt_)(const char*, NvmlDevice*) = nullptr;
    int (*memoryOf_)(NvmlDevice, NvmlMemory*) = nullptr;
    bool ready_ = false;
};

}  // namespace

std::int64_t freeMemoryOf(const char* busId) {
    return Nvml().freeBytes(busId);
}

}  // namespace ajepa
