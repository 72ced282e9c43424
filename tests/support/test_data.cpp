// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_data.h"

#include <cstdlib>
#include <iostream>
#include <stdexcept>

namespace ajepa::test {

std::optional<std::filesystem::path> realRecordings(const std::string& subfolder) {
    const char* folder = std::getenv("AJEPA_TEST_DATA");
    const std::filesystem::path path = std::filesystem::path(folder != nullptr ? folder : "../shared/data") / subfolder;
    if (std::filesystem::is_directory(path)) {
        return path;
    }
    const char* required = std::getenv("AJEPA_REQUIRE_DATA");
    if (required != nullptr && std::string(required) == "1") {
        throw std::runtime_error("the recordings are required (AJEPA_REQUIRE_DATA=1) but " + path.string() + " is no folder");
    }
    std::cout << "skipped: no recordings in " << path.string() << " (set AJEPA_TEST_DATA)\n";
    return std::nullopt;
}

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "ajepa-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("no temporary folder could be made in " + std::filesystem::temp_directory_path().string());
    }
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path golden(const std::string& name) {
    return std::filesystem::path(AJEPA_GOLDEN_DIR) / name;
}

}  // namespace ajepa::test
