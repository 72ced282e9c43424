// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_results.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const bool made = std::filesystem::create_directory(fuzz::folder() / "evaluations");
    fuzz::mustHold(made, "the folder of the evaluations can be made");
    fuzz::writeFile("evaluations/result.json", fuzz::textOf(bytes, size));
    const std::vector<RunResult> results = readResults(fuzz::folder());
    const std::vector<RunResult> newest = newestResults(results);
    fuzz::mustHold(newest.empty() == results.empty() && newest.size() <= results.size(), "each task has one newest result");
    for (std::size_t i = 0; i < newest.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            fuzz::mustHold(!newest[i].sameTask(newest[j]), "no task has two");
        }
    }
    return 0;
}
