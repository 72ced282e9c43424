// SPDX-License-Identifier: Apache-2.0
#include <dlfcn.h>
#include <doctest/doctest.h>

#include <string>

#include "engine/config/config_check.h"
#include "engine/jobs/cuda_devices.h"
#include "engine/jobs/library_location.h"

using namespace ajepa;

namespace {

bool hasDriver() {
    void* driver = ::dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
    return driver != nullptr;
}

}  // namespace

TEST_CASE("the CUDA module loads on this machine exactly if it was built") {
    std::string reason;
    const CudaModule* module = cudaModule(&reason);
    CHECK((module != nullptr) == (AJEPA_HAS_CUDA_MODULE != 0));
    CHECK(reason.empty() == (module != nullptr));
    if (module == nullptr) {
        CHECK(reason.find("no CUDA module") != std::string::npos);
        return;
    }
    CHECK(module->version == cudaModuleVersion);
    CHECK(module->oldestCapability >= 50);
    CHECK(module->summaryBlockSize > 0);
    CudaVersions versions;
    REQUIRE(module->versions(&versions) == 0);
    CHECK(versions.runtime >= 11000);
}

TEST_CASE("the list of devices is empty exactly if a reason is given") {
    const CudaDevices found = cudaDevices();
    CHECK(found.devices.empty() == !found.reason.empty());
    if (!found.reason.empty()) {
        MESSAGE(found.reason);
        CHECK(found.reason.back() == '.');
    }
    if (AJEPA_HAS_CUDA_MODULE != 0 && !hasDriver()) {
        CHECK(found.reason == "No NVIDIA driver was found on this machine.");
        CHECK(found.driverVersion.empty());
        CHECK_FALSE(found.runtimeVersion.empty());
    }
    for (const CudaDevice& device : found.devices) {
        CHECK_FALSE(device.name.empty());
        CHECK(device.totalBytes > 0);
        CHECK(device.freeBytes.value_or(0) <= device.totalBytes);
    }
}

TEST_CASE("the machine's GPU is the first device") {
    const CudaDevices found = cudaDevices();
    const MachineInfo machine = machineInfo();
    CHECK(machine.gpuName == (found.devices.empty() ? std::string() : found.devices.front().name));
    CHECK(machine.gpuMemoryBytes == (found.devices.empty() ? 0 : found.devices.front().totalBytes));
}

TEST_CASE("each cause of having no device has its own sentence") {
    CHECK(whyNoCudaDevice({.driver = 0, .runtime = 13000}, 35, "CUDA driver version is insufficient") ==
          "No NVIDIA driver was found on this machine.");
    CHECK(whyNoCudaDevice({.driver = 12020, .runtime = 13000}, 35, "CUDA driver version is insufficient") ==
          "The NVIDIA driver supports CUDA 12.2, but this build needs 13.0: install a newer driver.");
    CHECK(whyNoCudaDevice({.driver = 13000, .runtime = 13000}, 100, "no CUDA-capable device is detected") ==
          "The NVIDIA driver shows no usable GPU: no CUDA-capable device is detected.");
    CHECK(whyNoCudaDevice({.driver = 13000, .runtime = 13000}, 0, "no error") == "The NVIDIA driver shows no GPU; CUDA_VISIBLE_DEVICES may hide it.");
}

TEST_CASE("a library that is nowhere is left to the loader's own search") {
    CHECK(libraryLocation("libajepa_nowhere.so") == "libajepa_nowhere.so");
    CHECK(libraryLocation("libajepa_core.so").has_parent_path());
}
