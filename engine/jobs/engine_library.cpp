// SPDX-License-Identifier: Apache-2.0
#include <dlfcn.h>

#include <array>
#include <filesystem>
#include <system_error>

#include "engine/jobs/engine.h"

namespace ajepa {
namespace {

constexpr const char* libraryName = "libajepa_engine.so";
constexpr const char* factoryName = "ajepaCreateEngine";
constexpr const char* advice =
    "run scripts/setup and scripts/build again; AJEPA_TORCH_DIR must name the folder of the LibTorch that the program was built with";

std::filesystem::path folderOfExecutable() {
    std::error_code unknown;
    return std::filesystem::read_symlink("/proc/self/exe", unknown).parent_path();
}

/// The folder of ajepa_core: tests and scripts in other folders find the engine beside it.
std::filesystem::path folderOfThisLibrary() {
    Dl_info place{};
    const bool found = ::dladdr(reinterpret_cast<const void*>(&loadEngine), &place) != 0 && place.dli_fname != nullptr;
    return found ? std::filesystem::path(place.dli_fname).parent_path() : std::filesystem::path();
}

/// The first place that holds the library, else its bare name: then the loader's own search (RUNPATH, LD_LIBRARY_PATH) has the word.
std::filesystem::path locateLibrary() {
    const std::filesystem::path executable = folderOfExecutable();
    for (const auto& folder : std::array{executable.parent_path() / "lib", executable, folderOfThisLibrary()}) {
        std::error_code ignored;
        if (!folder.empty() && std::filesystem::exists(folder / libraryName, ignored)) {
            return folder / libraryName;
        }
    }
    return libraryName;
}

Error unusable(const std::string& what) {
    const char* words = ::dlerror();
    return {ErrorKind::device, what + ": " + (words != nullptr ? words : "no reason given"), libraryName, advice};
}

}  // namespace

std::unique_ptr<Engine> loadEngine() {
    const std::filesystem::path library = locateLibrary();
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
