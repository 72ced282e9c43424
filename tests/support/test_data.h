// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace ajepa::test {

/// The folder of real recordings: AJEPA_TEST_DATA, else ../shared/data seen from the working directory. nullopt, with the reason printed, where it is
/// absent; with AJEPA_REQUIRE_DATA=1 its absence throws, so that the test fails instead of skipping.
std::optional<std::filesystem::path> realRecordings(const std::string& subfolder = {});

/// A folder of its own, removed at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// A file below tests/golden.
std::filesystem::path golden(const std::string& name);

}  // namespace ajepa::test
