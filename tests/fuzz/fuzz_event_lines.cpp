// SPDX-License-Identifier: Apache-2.0
#include <variant>

#include "engine/jobs/event_text.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

namespace {

std::string lineOf(const Report& report) {
    return std::visit([](const auto& part) { return eventLine(part); }, report);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (const auto report = parseEventLine(fuzz::textOf(bytes, size))) {
        const std::string line = lineOf(*report);
        const auto again = parseEventLine(line);
        fuzz::mustHold(again.has_value() && lineOf(*again) == line, "a report reads back as it was written");
    }
    return 0;
}
