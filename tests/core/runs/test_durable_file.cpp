// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "engine/base/error.h"
#include "engine/runs/durable_file.h"
#include "tests/core/runs/file_size_limit.h"
#include "tests/support/test_data.h"

using ajepa::test::FileSizeLimit;
using ajepa::test::messageOf;
using ajepa::test::TemporaryFolder;

namespace {

std::size_t entriesIn(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("a replaced file has the new content and no temporary stays") {
    const TemporaryFolder folder;
    ajepa::durableReplace(folder / "state.json", "first");
    ajepa::durableReplace(folder / "state.json", "second");
    CHECK(ajepa::readTextFile(folder / "state.json") == "second");
    CHECK(entriesIn(folder.path()) == 1);
}

TEST_CASE("a replacement that fails leaves the old file and no temporary") {
    const TemporaryFolder folder;
    ajepa::durableReplace(folder / "state.json", "old");
    const FileSizeLimit limit(1000);
    const std::string message = messageOf([&] { ajepa::durableReplace(folder / "state.json", std::string(5000, 'x')); });
    CHECK(message == "cannot write " + (folder / "state.json").string() + ": File too large");
    CHECK(ajepa::readTextFile(folder / "state.json") == "old");
    CHECK(entriesIn(folder.path()) == 1);
}

TEST_CASE("a replacement of a folder is refused and leaves no temporary") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "taken");
    CHECK(messageOf([&] { ajepa::durableReplace(folder / "taken", "text"); }) ==
          "cannot replace " + (folder / "taken").string() + ": Is a directory");
    CHECK(entriesIn(folder.path()) == 1);
}

TEST_CASE("a missing folder is named with the system's words") {
    const TemporaryFolder folder;
    CHECK_THROWS_AS(ajepa::durableReplace(folder.path() / "none" / "file", "text"), ajepa::Error);
    CHECK_THROWS_AS(ajepa::syncFolder(folder / "none"), ajepa::Error);
    CHECK(messageOf([&] { ajepa::readTextFile(folder / "none"); }) == "cannot open " + (folder / "none").string() + ": No such file or directory");
}

TEST_CASE("a new file never overwrites an existing one") {
    const TemporaryFolder folder;
    CHECK(ajepa::durableWrite(folder / "file", "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK_THROWS_AS(ajepa::durableWrite(folder / "file", "other"), ajepa::Error);
    CHECK(ajepa::readTextFile(folder / "file") == "abc");
}

TEST_CASE("only regular files below the limit are read") {
    const TemporaryFolder folder;
    ajepa::durableWrite(folder / "file", "12345");
    CHECK(ajepa::readTextFile(folder / "file", 5) == "12345");
    CHECK_THROWS_AS(ajepa::readTextFile(folder / "file", 4), ajepa::Error);
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(messageOf([&] { ajepa::readTextFile(folder / "pipe"); }) == (folder / "pipe").string() + " is not a regular file");
    CHECK_THROWS_AS(ajepa::readTextFile(folder.path()), ajepa::Error);
}
