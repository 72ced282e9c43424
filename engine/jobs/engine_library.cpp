// SPDX-License-Identifier: Apache-2.0
#include <dlfcn.h>

#include <filesystem>

#include "engine/jobs/engine.h"
#include "engine/jobs/library_location.h"
#include "engine/jobs/torch_location.h"

namespace ajepa {
namespace {

constexpr const char* libraryName = "libajepa_engine.so";
constexpr const char* factoryName = "ajepaCreateEngine";
constexpr const char* advice =
    "set AJEPA_TORCH_DIR to the site-packages folder of an installed torch 2.11.0 (pip install torch==2.11.0), or run scripts/setup and "
    "scripts/build again";

Error unusable(const std::string& what) {
    const char* words = ::dlerror();
    return {ErrorKind::device, what + ": " + (words != nullptr ? words : "no reason given"), libraryName, advice};
}

}  // namespace

std::unique_ptr<Engine> loadEngine() {
    const std::filesystem::path library = libraryLocation(libraryName);
    loadTorchLibraries();
    // Never closed: LibTorch's threads and caches outlive any engine, and code under a running thread must stay.
    void* handle = ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (handle == nullptr) {
        throw unusable("the engine (LibTorch) could not be loaded");
    }
    auto* create = reinterpret_cast<Engine* (*)()>(::dlsym(handle, factoryName));
    if (create == nullptr) {
        throw unusable("the engine library " + library.string() + " does not fit this program");
    }
    return std::unique_ptr<Engine>(create());
}

}  // namespace ajepa
