// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_directory.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const RunDirectory run = RunDirectory::create(fuzz::folder(), "run", {}, {});
    fuzz::writeFile(run.name() + "/state.json", fuzz::textOf(bytes, size));
    const RunDirectory::StateRecord record = run.state();
    fuzz::mustHold(record.state <= RunState::failed, "the state is a known one");
    return 0;
}
