// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/base/error.h"
#include "engine/runs/run_notes.h"
#include "tests/core/runs/run_folders.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

TEST_CASE("notes come back as they were written, and go when they say nothing") {
    const TemporaryFolder folder;
    CHECK(readNotes(folder.path()) == RunNotes{});
    const RunNotes notes{.tags = {"paper", "größer"}, .text = "line\n\"quoted\" \\ end", .archived = true};
    writeNotes(folder.path(), notes);
    CHECK(readNotes(folder.path()) == notes);
    writeNotes(folder.path(), {});
    CHECK_FALSE(std::filesystem::exists(folder / notesName));
    CHECK(readNotes(folder.path()) == RunNotes{});
}

TEST_CASE("damaged notes are refused with the file's name and left as they are") {
    const TemporaryFolder folder;
    for (const char* damage : {"", "{", "[]", R"({"tags": 3, "text": "", "archived": false})", R"({"tags": [], "text": ""})"}) {
        writeText(folder / notesName, damage);
        CHECK_THROWS_AS(readNotes(folder.path()), Error);
        CHECK(std::filesystem::file_size(folder / notesName) == std::string(damage).size());
    }
}

TEST_CASE("tags are words between commas and blanks, each once") {
    CHECK(tagsFrom(" a, b  c,,a\tb\n") == std::vector<std::string>{"a", "b", "c"});
    CHECK(tagsFrom(" , ").empty());
}
