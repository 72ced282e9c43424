// SPDX-License-Identifier: Apache-2.0
#include "engine/training/compute_device.h"

#include <ATen/Context.h>
#include <dlfcn.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "engine/base/error.h"
#include "engine/base/repeatable_products.h"
#include "engine/jobs/cuda_devices.h"

namespace ajepa {
namespace {

constexpr const char* cudaLibrary = "libtorch_cuda.so";
constexpr std::string_view gpuPrefix = "cuda";

Error unusable(const std::string& name, const std::string& reason) {
    return {
        ErrorKind::device, "device.name is \"" + name + "\", but " + reason, "device.name",
        "install the wheel torch 2.11.0 with the NVIDIA wheels that it names and set AJEPA_TORCH_DIR to their site-packages folder, or train on the "
        "processor; ajepa doctor lists the GPUs"};
}

/// The folder of LibTorch's libraries: the one that this program has loaded.
std::filesystem::path torchFolder() {
    Dl_info place{};
    const bool found = ::dladdr(reinterpret_cast<void*>(&at::globalContext), &place) != 0 && place.dli_fname != nullptr;
    return found ? std::filesystem::path(place.dli_fname).parent_path() : std::filesystem::path();
}

/// Loads LibTorch's operators for GPUs, which register themselves.
std::string loadGpuOperators() {
    keepProductsRepeatable();  // nothing to do in our programs, whose main has; tests have not
    const std::filesystem::path library = torchFolder() / cudaLibrary;
    if (::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE) == nullptr) {
        const char* words = ::dlerror();
        return std::string("LibTorch's part for GPUs could not be loaded: ") + (words != nullptr ? words : "no reason given");
    }
    return at::hasCUDA() ? std::string() : "LibTorch finds no GPU that it can use";
}

/// The N of "cuda:N", 0 for "cuda"; -1 for anything else.
int gpuNumber(std::string_view name) {
    if (name == gpuPrefix) {
        return 0;
    }
    const std::string_view digits = name.substr(std::min(name.size(), gpuPrefix.size() + 1));
    int number = -1;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return problem == std::errc() && end == digits.data() + digits.size() ? number : -1;
}

torch::Device namedGpu(const std::string& name) {
    const CudaDevices gpus = cudaDevices();
    const int number = gpuNumber(name);
    if (std::none_of(gpus.devices.begin(), gpus.devices.end(), [number](const CudaDevice& gpu) { return gpu.index == number; })) {
        throw unusable(name,
                       gpus.devices.empty() ? "no GPU can be used: " + gpus.reason : "there is no GPU of that number that this build has code for");
    }
    if (!whyNoGpuOperators().empty()) {
        throw unusable(name, whyNoGpuOperators());
    }
    return {torch::kCUDA, static_cast<c10::DeviceIndex>(number)};
}

}  // namespace

const std::string& whyNoGpuOperators() {
    static const std::string reason = loadGpuOperators();
    return reason;
}

torch::Device computeDevice(const DeviceConfig& config) {
    if (config.name.starts_with(gpuPrefix)) {
        return namedGpu(config.name);
    }
    if (config.name != "auto") {
        return torch::Device(config.name);
    }
    const CudaDevices gpus = cudaDevices();
    const bool usable = !gpus.devices.empty() && whyNoGpuOperators().empty();
    return usable ? torch::Device(torch::kCUDA, static_cast<c10::DeviceIndex>(gpus.devices.front().index)) : torch::Device(torch::kCPU);
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

}  // namespace ajepa
