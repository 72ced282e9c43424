// SPDX-License-Identifier: Apache-2.0
// What people type into the window and that is no configuration: a grid, a filter of runs, tags.
#include "engine/base/error.h"
#include "engine/queue/grid_text.h"
#include "engine/runs/run_filter.h"
#include "engine/runs/run_notes.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

namespace {

RunRow someRow() {
    RunRow row;
    row.summary.name = "20261130-120000-a-jepa-tiny-esc10";
    row.summary.loss = 0.25;
    row.preset = "a-jepa-tiny";
    row.notes = {.tags = {"kept"}, .text = "the first that learned", .archived = false};
    return row;
}

void readGrid(std::string_view text) {
    try {
        const Grid grid = gridFromText(text);
        const std::int64_t count = gridCount(grid);
        fuzz::mustHold(count >= 0, "a grid has a number of runs");
        if (count <= 8) {
            fuzz::mustHold(static_cast<std::int64_t>(expandGrid({}, "grid", grid).size()) == count, "a grid has as many runs as were counted");
        }
    } catch (const Error&) {
    }
}

void readFilter(std::string_view text) {
    static const RunRow row = someRow();
    try {
        const RunFilter filter(text);
        const bool found = filter.matches(row);
        fuzz::mustHold(filter.matches(row) == found, "a filter decides once and for all");
    } catch (const Error&) {
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::textOf(bytes, size);
    readGrid(text);
    readFilter(text);
    for (const std::string& tag : tagsFrom(std::string(text))) {
        fuzz::mustHold(!tag.empty() && tag.find_first_of(", \t\n") == std::string::npos, "a tag is a word");
    }
    return 0;
}
