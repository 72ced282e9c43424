// SPDX-License-Identifier: Apache-2.0
#include "engine/training/compute_device.h"

#include <ATen/Context.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/core/CachingDeviceAllocator.h>
#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/base/error.h"
#include "engine/jobs/cuda_devices.h"

namespace ajepa {
namespace {

constexpr const char* cudaLibrary = "libtorch_cuda.so";
constexpr const char* advice =
    "install the wheel torch 2.11.0 with the NVIDIA wheels that it names and set AJEPA_TORCH_DIR to their site-packages folder, or set device.name "
    "to \"cpu\"";

/// The folder of LibTorch's libraries: the one that this program has loaded.
std::filesystem::path torchFolder() {
    Dl_info place{};
    const bool found = ::dladdr(reinterpret_cast<void*>(&at::globalContext), &place) != 0 && place.dli_fname != nullptr;
    return found ? std::filesystem::path(place.dli_fname).parent_path() : std::filesystem::path();
}

/// Loads LibTorch's operators for GPUs, which register themselves. Returns why they cannot be used; empty if they can.
std::string loadCudaOperators() {
    // cuBLAS gives the same bits in each run only with a workspace of its own, and asks when it is loaded.
    ::setenv("CUBLAS_WORKSPACE_CONFIG", ":4096:8", 0);
    const std::filesystem::path library = torchFolder() / cudaLibrary;
    if (::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE) == nullptr) {
        const char* words = ::dlerror();
        return std::string("LibTorch's part for GPUs could not be loaded: ") + (words != nullptr ? words : "no reason given");
    }
    return at::hasCUDA() ? std::string() : "LibTorch finds no GPU that it can use";
}

const std::string& whyNoCudaOperators() {
    static const std::string reason = loadCudaOperators();
    return reason;
}

}  // namespace

torch::Device computeDevice(const DeviceConfig& config) {
    if (config.name == "auto") {
        const CudaDevices gpus = cudaDevices();
        const bool usable = !gpus.devices.empty() && whyNoCudaOperators().empty();
        return usable ? torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(gpus.devices.front().index)) : torch::Device(torch::kCPU);
    }
    const torch::Device device(config.name);
    if (!device.is_cuda()) {
        return device;
    }
    if (!whyNoCudaOperators().empty()) {
        throw Error(ErrorKind::device, "device.name is \"" + config.name + "\", but " + whyNoCudaOperators(), "device.name", advice);
    }
    const c10::DeviceIndex index = device.has_index() ? device.index() : c10::DeviceIndex{0};
    if (index >= static_cast<int>(at::detail::getCUDAHooks().deviceCount())) {
        throw Error(ErrorKind::device, "device.name is \"" + config.name + "\", but there is no GPU of that number", "device.name",
                    "ajepa doctor lists them, the first is cuda:0");
    }
    return {torch::kCUDA, index};
}

std::string deviceText(const torch::Device& device) {
    if (device.is_cpu()) {
        return "the processor";
    }
    for (const CudaDevice& gpu : cudaDevices().devices) {
        if (device.is_cuda() && gpu.index == device.index()) {
            return device.str() + " (" + gpu.name + ")";
        }
    }
    return device.str();
}

std::int64_t memoryOf(const torch::Device& device) {
    if (device.is_cuda()) {
        constexpr std::size_t all = 0;  // the first of LibTorch's kinds of statistics
        return c10::getDeviceAllocator(device.type())->getDeviceStats(device.index()).reserved_bytes[all].peak;
    }
    std::ifstream file("/proc/self/statm");
    std::int64_t pages = 0, resident = 0;
    file >> pages >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

}  // namespace ajepa
