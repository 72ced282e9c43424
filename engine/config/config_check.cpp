// SPDX-License-Identifier: Apache-2.0
#include "engine/config/config_check.h"

#include <algorithm>
#include <array>

#include "engine/config/config_fields.h"
#include "engine/config/config_rules.h"
#include "engine/config/toml_value.h"

namespace ajepa {
namespace {

/// The same ranges that a file and `--set` obey, for configurations that code or a form has made.
void checkRanges(const RunConfig& config, std::vector<ConfigIssue>& issues) {
    RunConfig scratch;
    for (const ConfigField& field : configFields()) {
        try {
            field.write(scratch, field.read(config));
        } catch (const Error& error) {
            issues.push_back({std::string(field.id), error.what(), error.hint(), error.kind()});
        }
    }
}

/// A wrong request comes first, because it decides what the machine must have; then the device, then the disk.
const ConfigIssue& worst(const std::vector<ConfigIssue>& issues) {
    for (const ErrorKind kind : {ErrorKind::request, ErrorKind::device}) {
        const auto found = std::find_if(issues.begin(), issues.end(), [&](const ConfigIssue& issue) { return issue.kind == kind; });
        if (found != issues.end()) {
            return *found;
        }
    }
    return issues.front();
}

}  // namespace

std::vector<ConfigIssue> check(const RunConfig& config, const MachineInfo& machine) {
    std::vector<ConfigIssue> issues;
    checkRanges(config, issues);
    if (!issues.empty()) {
        return issues;
    }
    checkModel(config, issues);
    checkTraining(config, issues);
    if (isFinetuning(config)) {
        checkFinetuning(config, issues);
    } else {
        checkMasks(config, issues);
    }
    checkMachine(config, machine, issues);
    return issues;
}

void requireValid(const RunConfig& config, const MachineInfo& machine) {
    const std::vector<ConfigIssue> issues = check(config, machine);
    if (issues.empty()) {
        return;
    }
    const ConfigIssue& issue = worst(issues);
    const std::size_t others = issues.size() - 1;
    const std::string count = others == 0 ? "" : (others == 1 ? " (and 1 more problem)" : " (and " + std::to_string(others) + " more problems)");
    throw Error(issue.kind, issue.message + count, issue.field, issue.hint);
}

}  // namespace ajepa
