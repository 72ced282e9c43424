// SPDX-License-Identifier: Apache-2.0
#include "engine/base/error.h"
#include "engine/runs/run_notes.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    fuzz::writeFile(notesName, fuzz::textOf(bytes, size));
    try {
        const RunNotes notes = readNotes(fuzz::folder());
        writeNotes(fuzz::folder(), notes);
        fuzz::mustHold(readNotes(fuzz::folder()) == notes, "notes read back as they were written");
    } catch (const Error&) {
    }
    return 0;
}
