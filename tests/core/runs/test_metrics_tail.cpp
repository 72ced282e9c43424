// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "engine/base/error.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/metrics_tail.h"
#include "engine/runs/record_tail.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

void append(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::app | std::ios::binary) << text;
}

std::string timing(int step) {
    return "{\"step\":" + std::to_string(step) + ",\"clips_per_s\":" + std::to_string(10 * step) + "}\n";
}

std::string metrics(int step) {
    return "{\"step\":" + std::to_string(step) + ",\"loss\":1}\n";
}

}  // namespace

TEST_CASE("each look gives the lines that are new, and a line that is being written when it is whole") {
    const TemporaryFolder folder;
    RecordTail tail(folder / "rows");
    CHECK(tail.more().empty());
    append(folder / "rows", "a\nb\nc");
    CHECK(tail.more() == "a\nb\n");
    CHECK(tail.more().empty());
    append(folder / "rows", "d\ne\n");
    CHECK(tail.more() == "cd\ne\n");
    append(folder / "rows", "torn");
    CHECK(tail.more().empty());
    fs::resize_file(folder / "rows", 9);  // as a run that goes on cuts it off
    append(folder / "rows", "f\n");
    CHECK(tail.more() == "f\n");
}

TEST_CASE("a file that is replaced, cut back or made anew is read from its start") {
    const TemporaryFolder folder;
    RecordTail tail(folder / "rows");
    append(folder / "rows", "a\nb\nc\n");
    tail.more();
    durableReplace(folder / "rows",
                   "a\nb\n"
                   "x\ny\nz\n");
    CHECK(tail.more() == "a\nb\nx\ny\nz\n");
    fs::resize_file(folder / "rows", 4);
    CHECK(tail.more() == "a\nb\n");
    fs::remove(folder / "rows");
    CHECK(tail.more().empty());
    append(folder / "rows", "a\nb\nc\n");  // its inode may be the old one
    CHECK(tail.more() == "a\nb\nc\n");
}

TEST_CASE("a record that is a folder is a sentence") {
    const TemporaryFolder folder;
    fs::create_directory(folder / "rows");
    RecordTail tail(folder / "rows");
    CHECK_THROWS_AS(tail.more(), Error);
}

TEST_CASE("a row of the metrics comes with its timing, also where that was seen a look earlier") {
    const TemporaryFolder folder;
    MetricsTail tail(folder.path());
    CHECK(tail.more().empty());
    append(folder / "timing.jsonl", timing(1) + timing(2));
    append(folder / "metrics.jsonl", metrics(1));
    auto rows = tail.more();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].clipsPerS == 10);
    append(folder / "metrics.jsonl", metrics(2));
    append(folder / "timing.jsonl", timing(4));
    append(folder / "metrics.jsonl", metrics(3) + metrics(4));
    rows = tail.more();
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].clipsPerS == 20);
    CHECK(rows[1].clipsPerS == 0);  // step 3 has no timing
    CHECK(rows[2].clipsPerS == 40);
    CHECK(rows[2].loss == 1);
}
