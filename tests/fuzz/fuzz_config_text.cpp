// SPDX-License-Identifier: Apache-2.0
#include "engine/base/error.h"
#include "engine/config/config_check.h"
#include "engine/config/config_fields.h"
#include "engine/config/config_text.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::textOf(bytes, size);
    try {
        std::vector<ConfigIssue> issues;
        const RunConfig config = fromToml(text, {}, "input", issues);
        fuzz::mustHold(issues.size() <= mostTextIssues, "as many problems are listed as a person can use");
        if (issues.empty()) {
            fuzz::mustHold(differences(config, fromToml(text)).empty(), "a text without problems is taken");
            fuzz::mustHold(differences(config, fromToml(toToml(config))).empty(), "a configuration reads back as it was written");
            check(config, MachineInfo{.cores = 2, .memoryBytes = std::int64_t{8} << 30, .diskFreeBytes = std::int64_t{8} << 30});
        }
    } catch (const Error&) {
    }
    return 0;
}
