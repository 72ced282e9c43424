// SPDX-License-Identifier: Apache-2.0
#include <optional>

#include "engine/base/error.h"
#include "engine/config/config_check.h"
#include "engine/config/config_fields.h"
#include "engine/config/config_text.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

namespace {

/// What a text says if nothing is wrong with it.
std::optional<RunConfig> read(std::string_view text) {
    std::vector<ConfigIssue> issues;
    try {
        const RunConfig config = fromToml(text, {}, "input", issues);
        fuzz::mustHold(issues.size() <= mostTextIssues, "as many problems are listed as a person can use");
        return issues.empty() ? std::optional(config) : std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::textOf(bytes, size);
    if (const auto config = read(text)) {
        fuzz::mustHold(differences(*config, fromToml(text)).empty(), "a text without problems is taken");
        const auto again = read(toToml(*config));
        fuzz::mustHold(again && differences(*config, *again).empty(), "a configuration reads back as it was written");
        check(*config, MachineInfo{.cores = 2, .memoryBytes = std::int64_t{8} << 30, .diskFreeBytes = std::int64_t{8} << 30});
    }
    return 0;
}
