// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/cuda_devices.h"

#include <dlfcn.h>

#include <filesystem>

#include "engine/jobs/library_location.h"

namespace ajepa {
namespace {

constexpr const char* libraryName = "libajepa_cuda.so";

struct LoadedModule {
    const CudaModule* module = nullptr;
    std::string reason;
};

LoadedModule without(std::string reason) {
    return {nullptr, std::move(reason)};
}

LoadedModule loadModule() {
    const std::filesystem::path library = libraryLocation(libraryName);
    if (!library.has_parent_path()) {
        return without("This build has no CUDA module (" + std::string(libraryName) +
                       "): nvcc was not there when it was built, or AJEPA_CUDA was OFF.");
    }
    // Never closed: the driver keeps threads in it.
    void* handle = ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (handle == nullptr) {
        const char* words = ::dlerror();
        return without("The CUDA module could not be loaded: " + std::string(words != nullptr ? words : "no reason given") + ".");
    }
    const auto entry = reinterpret_cast<CudaModuleEntry>(::dlsym(handle, cudaModuleEntryName));
    const CudaModule* module = entry != nullptr ? entry() : nullptr;
    if (module == nullptr || module->version != cudaModuleVersion) {
        return without("The CUDA module " + library.string() + " belongs to another version of the program: build again.");
    }
    return {module, {}};
}

std::string versionText(std::int32_t version) {
    return version <= 0 ? std::string() : std::to_string(version / 1000) + "." + std::to_string(version % 1000 / 10);
}

CudaDevice deviceOf(int index, const CudaDeviceFacts& facts) {
    CudaDevice device{.index = index,
                      .name = facts.name,
                      .totalBytes = facts.totalBytes,
                      .freeBytes = std::nullopt,
                      .capabilityMajor = facts.computeCapability / 10,
                      .capabilityMinor = facts.computeCapability % 10};
    if (facts.freeBytes >= 0) {
        device.freeBytes = facts.freeBytes;
    }
    return device;
}

void listDevices(const CudaModule& module, int count, CudaDevices& found) {
    for (int index = 0; index < count; ++index) {
        CudaDeviceFacts facts;
        const std::int32_t status = module.describeDevice(index, &facts);
        if (status != 0) {
            found.reason = "GPU " + std::to_string(index) + " does not answer: " + module.statusText(status) + ".";
        } else if (facts.computeCapability < module.oldestCapability) {
            found.reason = std::string("The GPU ") + facts.name + " is older than this build has code for (compute capability " +
                           versionText(100 * facts.computeCapability) + ", needed " + versionText(100 * module.oldestCapability) + ").";
        } else {
            found.devices.push_back(deviceOf(index, facts));
        }
    }
    if (!found.devices.empty()) {
        found.reason.clear();
    }
}

}  // namespace

const CudaModule* cudaModule(std::string* reason) {
    static const LoadedModule loaded = loadModule();  // a library is loaded once in a process, whoever asks
    if (reason != nullptr) {
        *reason = loaded.reason;
    }
    return loaded.module;
}

std::string whyNoCudaDevice(const CudaVersions& versions, std::int32_t status, const std::string& statusText) {
    if (versions.driver == 0) {
        return "No NVIDIA driver was found on this machine.";
    }
    if (versions.driver < versions.runtime && status != 0) {
        return "The NVIDIA driver supports CUDA " + versionText(versions.driver) + ", but this build needs " + versionText(versions.runtime) +
               ": install a newer driver.";
    }
    if (status != 0) {
        return "The NVIDIA driver shows no usable GPU: " + statusText + ".";
    }
    return "The NVIDIA driver shows no GPU; CUDA_VISIBLE_DEVICES may hide it.";
}

CudaDevices cudaDevices() {
    CudaDevices found;
    const CudaModule* module = cudaModule(&found.reason);
    if (module == nullptr) {
        return found;
    }
    CudaVersions versions;
    std::int32_t status = module->versions(&versions);
    found.driverVersion = versionText(versions.driver);
    found.runtimeVersion = versionText(versions.runtime);
    std::int32_t count = 0;
    if (status == 0) {
        status = module->deviceCount(&count);
    }
    if (status != 0 || count == 0) {
        found.reason = whyNoCudaDevice(versions, status, module->statusText(status));
        return found;
    }
    listDevices(*module, count, found);
    return found;
}

}  // namespace ajepa
