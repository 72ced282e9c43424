// SPDX-License-Identifier: Apache-2.0
#include "app/cli/output_file.h"

#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "engine/base/error.h"
#include "engine/runs/file_descriptor.h"

namespace ajepa::cli {

void requireOutputFile(const std::string& path, const std::string& option) {
    std::error_code ignored;
    const std::filesystem::path file = std::filesystem::absolute(path.empty() ? "." : path);
    if (path.empty() || std::filesystem::is_directory(file, ignored)) {
        throw Error(ErrorKind::request, path.empty() ? option + " names no file." : option + " names the folder " + path + ".", option,
                    "name a file, for example " + (file / "result.safetensors").lexically_normal().string());
    }
    if (access(file.parent_path().c_str(), W_OK | X_OK) != 0) {
        throw storageError("cannot write into the folder", file.parent_path(), errno);
    }
}

}  // namespace ajepa::cli
