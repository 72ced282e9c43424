// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/durable_file.h"
#include "engine/runs/run_index.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

namespace {

constexpr const char* indexName = ".catalogue.json";

std::string written(const RunIndex& index) {
    writeRunIndex(fuzz::folder(), index);
    return readTextFile(fuzz::folder() / indexName);
}

/// An index of this very version of the program with the input as its rows: else nothing of it would be read.
std::string indexWith(std::string_view rows) {
    static const std::string empty = written({});
    std::string text = empty;
    return text.replace(text.find("{}"), 2, rows);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    fuzz::writeFile(indexName, indexWith(fuzz::textOf(bytes, size)));
    if (const RunIndex index = readRunIndex(fuzz::folder()); !index.empty()) {
        const std::string text = written(index);
        fuzz::mustHold(written(readRunIndex(fuzz::folder())) == text, "an index reads back as it was written");
    }
    return 0;
}
