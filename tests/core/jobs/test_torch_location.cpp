// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/base/error.h"
#include "engine/jobs/torch_location.h"
#include "tests/support/test_data.h"

namespace fs = std::filesystem;

TEST_CASE("LibTorch is looked for in AJEPA_TORCH_DIR, and one that cannot be loaded is refused with its place and what to do") {
    const ajepa::test::TemporaryFolder site;
    const char* before = std::getenv("AJEPA_TORCH_DIR");
    const std::string restore = before != nullptr ? before : "";
    ::setenv("AJEPA_TORCH_DIR", site.path().c_str(), 1);
    CHECK(ajepa::torchLibraries() != site.path() / "torch" / "lib");

    const fs::path folder = site.path() / "torch" / "lib";
    fs::create_directories(folder);
    std::ofstream(folder / "libtorch_cpu.so") << "no library";
    CHECK(ajepa::torchLibraries() == folder);
    try {
        ajepa::loadTorchLibraries();
        FAIL("loaded");
    } catch (const ajepa::Error& error) {
        CHECK(error.kind() == ajepa::ErrorKind::device);
        CHECK(std::string(error.what()).find(folder.string()) != std::string::npos);
    }
    before != nullptr ? ::setenv("AJEPA_TORCH_DIR", restore.c_str(), 1) : ::unsetenv("AJEPA_TORCH_DIR");
}
