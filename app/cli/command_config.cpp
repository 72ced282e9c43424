// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/config_options.h"
#include "engine/config/config_check.h"

namespace ajepa::cli {
namespace {

// What the request itself gets wrong outranks what the machine lacks.
int exitCodeOf(const std::vector<ConfigIssue>& issues) {
    int code = 0;
    for (const ConfigIssue& issue : issues) {
        code = code == 0 ? exitCode(issue.kind) : std::min(code, exitCode(issue.kind));
    }
    return code;
}

int checkConfig(const ConfigOptions& options, Terminal& terminal) {
    const auto issues = check(options.resolve(terminal.common()), machineInfo());
    Json list = Json::array();
    std::string text;
    for (const ConfigIssue& issue : issues) {
        list.push_back({{"field", issue.field}, {"message", issue.message}, {"hint", issue.hint}, {"kind", std::string(errorKindId(issue.kind))}});
        text += issue.field + ": " + issue.message + (issue.hint.empty() ? "" : "\n    " + issue.hint) + "\n";
    }
    terminal.result({{"issues", list}}, issues.empty() ? "The configuration is good." : text);
    return exitCodeOf(issues);
}

}  // namespace

void addConfigCommands(CommandLine& line) {
    auto options = std::make_shared<ConfigOptions>();
    CLI::App& group = line.addGroup("config", "Look at configurations.");
    CLI::App& command = line.addTo(group, "check", "Report every problem of a configuration at once; exit code 2 or 5 if there is any.",
                                   {"ajepa config check mine.toml", "ajepa config check mine.toml --set train.batch_size=8 --json"});
    command.add_option("FILE", options->file, "TOML file")->required();
    command.add_option("--preset", options->preset, "Preset whose fields the file replaces")->type_name("NAME");
    options->addSet(command);
    line.onRun(command, [options](Terminal& terminal) { return checkConfig(*options, terminal); });
}

}  // namespace ajepa::cli
