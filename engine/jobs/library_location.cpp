// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/library_location.h"

#include <dlfcn.h>

#include <array>
#include <system_error>

namespace ajepa {
namespace {

std::filesystem::path folderOfExecutable() {
    std::error_code unknown;
    return std::filesystem::read_symlink("/proc/self/exe", unknown).parent_path();
}

std::filesystem::path folderOfThisLibrary() {
    Dl_info place{};
    const bool found = ::dladdr(reinterpret_cast<const void*>(&libraryLocation), &place) != 0 && place.dli_fname != nullptr;
    return found ? std::filesystem::path(place.dli_fname).parent_path() : std::filesystem::path();
}

}  // namespace

std::filesystem::path libraryLocation(const std::string& name) {
    const std::filesystem::path executable = folderOfExecutable();
    for (const auto& folder : std::array{executable.parent_path() / "lib", executable, folderOfThisLibrary()}) {
        std::error_code ignored;
        if (!folder.empty() && std::filesystem::exists(folder / name, ignored)) {
            return folder / name;
        }
    }
    return name;
}

}  // namespace ajepa
