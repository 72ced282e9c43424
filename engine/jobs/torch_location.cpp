// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/torch_location.h"

#include <dlfcn.h>

#include <cstdlib>
#include <system_error>
#include <vector>

#include "engine/base/error.h"

namespace ajepa {
namespace fs = std::filesystem;

fs::path torchLibraries() {
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path().parent_path();
    const char* named = std::getenv("AJEPA_TORCH_DIR");
    for (const fs::path& root : {fs::path(named != nullptr ? named : ""), program, program.parent_path()}) {
        const fs::path folder = root / "torch" / "lib";
        if (!root.empty() && fs::exists(folder / "libtorch_cpu.so", ignored)) {
            return folder;
        }
    }
    return {};
}

void loadTorchLibraries() {
    const fs::path folder = torchLibraries();
    if (folder.empty()) {
        return;
    }
    // LibTorch's libraries find each other, and the wheels beside them, by their own search paths.
    for (const char* name : {"libc10.so", "libtorch_cpu.so"}) {
        if (::dlopen((folder / name).c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE) == nullptr) {
            const char* words = ::dlerror();
            throw Error(ErrorKind::device,
                        "LibTorch in " + folder.string() + " could not be loaded: " + (words != nullptr ? words : "no reason given"),
                        "AJEPA_TORCH_DIR",
                        "install the wheel torch 2.11.0 with the wheels that it names, and set AJEPA_TORCH_DIR to their site-packages folder");
        }
    }
}

}  // namespace ajepa
