// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "engine/base/error.h"
#include "engine/queue/queue_text.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

namespace {

std::optional<ExperimentQueue> read(std::string_view text) {
    try {
        return queueFromText(text);
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (const auto queue = read(fuzz::textOf(bytes, size))) {
        const std::string text = queueText(*queue);
        const auto again = read(text);
        fuzz::mustHold(again && queueText(*again) == text, "a queue reads back as it was written");
    }
    return 0;
}
