// SPDX-License-Identifier: Apache-2.0
// The functions used keep their binary interface over the library's versions (NVML API reference, "Device Queries").
#include "engine/machine/nvml.h"

#include <dlfcn.h>

#include <array>
#include <utility>

namespace ajepa {
namespace {

using Device = void*;
constexpr int success = 0;
constexpr int gpuSensor = 0;
constexpr unsigned longestName = 96;

struct Utilization {
    unsigned gpu = 0, memory = 0;  // percent
};
struct Memory {
    unsigned long long total = 0, free = 0, used = 0;
};

}  // namespace

struct Nvml::Functions {
    std::unique_ptr<void, int (*)(void*)> library{nullptr, ::dlclose};
    int (*init)() = nullptr;
    int (*shutdown)() = nullptr;
    int (*count)(unsigned*) = nullptr;
    int (*device)(unsigned, Device*) = nullptr;
    int (*name)(Device, char*, unsigned) = nullptr;
    int (*utilization)(Device, Utilization*) = nullptr;
    int (*memory)(Device, Memory*) = nullptr;
    int (*temperature)(Device, int, unsigned*) = nullptr;
    int (*power)(Device, unsigned*) = nullptr;

    template <typename Function>
    bool find(Function& function, const char* symbol) {
        function = reinterpret_cast<Function>(::dlsym(library.get(), symbol));
        return function != nullptr;
    }

    bool load(const std::string& path) {
        library.reset(::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL));
        return library && find(init, "nvmlInit_v2") && find(shutdown, "nvmlShutdown") && find(count, "nvmlDeviceGetCount_v2") &&
               find(device, "nvmlDeviceGetHandleByIndex_v2") && find(name, "nvmlDeviceGetName") &&
               find(utilization, "nvmlDeviceGetUtilizationRates") && find(memory, "nvmlDeviceGetMemoryInfo") &&
               find(temperature, "nvmlDeviceGetTemperature") && find(power, "nvmlDeviceGetPowerUsage");
    }

    GpuLoad look(Device gpu) const {
        GpuLoad load;
        std::array<char, longestName> text{};
        if (name(gpu, text.data(), longestName) == success) {
            load.name = text.data();
        }
        if (Utilization share; utilization(gpu, &share) == success) {
            load.busy = share.gpu / 100.0;
        }
        if (Memory bytes; memory(gpu, &bytes) == success) {
            load.usedBytes = static_cast<std::int64_t>(bytes.used);
            load.totalBytes = static_cast<std::int64_t>(bytes.total);
        }
        if (unsigned degrees = 0; temperature(gpu, gpuSensor, &degrees) == success) {
            load.temperatureC = degrees;
        }
        if (unsigned milliwatts = 0; power(gpu, &milliwatts) == success) {
            load.watts = milliwatts / 1000.0;
        }
        return load;
    }
};

std::unique_ptr<Nvml> Nvml::open(const std::string& library) {
    auto functions = std::make_unique<Functions>();
    if (!functions->load(library) || functions->init() != success) {
        return nullptr;
    }
    return std::unique_ptr<Nvml>(new Nvml(std::move(functions)));
}

Nvml::Nvml(std::unique_ptr<Functions> functions) : functions_(std::move(functions)) {}

Nvml::~Nvml() {
    functions_->shutdown();
}

std::vector<GpuLoad> Nvml::look() const {
    std::vector<GpuLoad> loads;
    unsigned count = 0;
    if (functions_->count(&count) != success) {
        return loads;
    }
    for (unsigned i = 0; i < count; ++i) {
        if (Device gpu = nullptr; functions_->device(i, &gpu) == success) {
            loads.push_back(functions_->look(gpu));
        }
    }
    return loads;
}

}  // namespace ajepa
