// SPDX-License-Identifier: Apache-2.0
#include "engine/base/error.h"
#include "engine/training/trainer_state.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    try {
        const std::string text = toJson(trainerStateFromJson(std::string(fuzz::textOf(bytes, size))));
        fuzz::mustHold(toJson(trainerStateFromJson(text)) == text, "a state reads back as it was written");
    } catch (const Error&) {
    }
    return 0;
}
