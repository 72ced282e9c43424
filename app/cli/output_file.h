// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace ajepa::cli {

/// Looks at the place of a result before the work that it costs: throws Error(request) if `path` is empty or a folder, Error(storage) if its folder does not
/// exist or cannot be written.
void requireOutputFile(const std::string& path, const std::string& option = "--out");

}  // namespace ajepa::cli
