// SPDX-License-Identifier: Apache-2.0
#include "engine/base/error.h"
#include "engine/corpus/clip_table.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    try {
        const std::vector<Clip> clips = readClipTable(fuzz::fileOf(fuzz::textOf(bytes, size)));
        fuzz::mustHold(!clips.empty(), "a table that is read has clips");
        const std::string text = clipTableText(clips);
        fuzz::mustHold(clipTableText(readClipTable(fuzz::fileOf(text))) == text, "a table reads back as it was written");
    } catch (const Error&) {
    }
    return 0;
}
