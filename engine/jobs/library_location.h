// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace ajepa {

/// Where a library of ours lies that is loaded at run time ("libajepa_cuda.so"): in ../lib of the executable, beside it, or beside ajepa_core, so that build and
/// install trees and tests in other folders work alike. Otherwise the bare name, with which the loader searches RUNPATH and LD_LIBRARY_PATH.
std::filesystem::path libraryLocation(const std::string& name);

}  // namespace ajepa
