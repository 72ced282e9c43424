// SPDX-License-Identifier: Apache-2.0
#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/config/config_text.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    RunConfig config;
    try {
        applyAssignment(config, fuzz::textOf(bytes, size));
        fuzz::mustHold(differences(config, fromToml(toToml(config))).empty(), "what --set takes can be written to a file and read back");
    } catch (const Error&) {
    }
    return 0;
}
