// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "engine/base/error.h"
#include "engine/runs/run_notes.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

namespace {

std::optional<RunNotes> read() {
    try {
        return readNotes(fuzz::folder());
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    fuzz::writeFile(notesName, fuzz::textOf(bytes, size));
    if (const auto notes = read()) {
        writeNotes(fuzz::folder(), *notes);
        fuzz::mustHold(read() == notes, "notes read back as they were written");
    }
    return 0;
}
