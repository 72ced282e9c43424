// SPDX-License-Identifier: Apache-2.0
#include "engine/base/error.h"
#include "engine/queue/queue_text.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    try {
        const std::string text = queueText(queueFromText(fuzz::textOf(bytes, size)));
        fuzz::mustHold(queueText(queueFromText(text)) == text, "a queue reads back as it was written");
    } catch (const Error&) {
    }
    return 0;
}
