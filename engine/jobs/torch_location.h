// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace ajepa {

/// LibTorch for a program that was moved to this machine (scripts/bundle): the folder torch/lib in $AJEPA_TORCH_DIR (a site-packages folder), or else beside
/// the program's folder bin, or beside the folder that holds both. Empty where there is none: then the library's own search path decides.
std::filesystem::path torchLibraries();

/// Loads LibTorch's libraries from there, so that libajepa_engine finds them loaded. Does nothing where torchLibraries() is empty. Throws Error(device) with
/// the loader's words.
void loadTorchLibraries();

}  // namespace ajepa
