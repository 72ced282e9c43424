// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/free_name.h"

#include <cerrno>
#include <cstdio>
#include <string>

#include "engine/runs/file_descriptor.h"

namespace ajepa {

std::filesystem::path moveToFreeName(const std::filesystem::path& folder, const std::filesystem::path& wanted) {
    for (int number = 1;; ++number) {
        std::filesystem::path target = wanted;
        target += number == 1 ? std::string() : '-' + std::to_string(number);
        if (std::rename(folder.c_str(), target.c_str()) == 0) {
            return target;
        }
        if (errno != ENOTEMPTY && errno != EEXIST && errno != ENOTDIR) {
            throw storageError("cannot create", target, errno);
        }
    }
}

}  // namespace ajepa
