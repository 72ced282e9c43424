// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command_line.h"

#include <algorithm>
#include <iostream>
#include <string_view>

#include "app/cli/error_report.h"
#include "app/cli/parse_error.h"
#include "build_facts.h"

namespace ajepa::cli {
namespace {

std::string versionText() {
    return std::string("ajepa ") + build::version + "\ncommit " + build::commit + "\nLibTorch " + build::torch +
           "\nCUDA module: " + (build::hasCudaModule ? "built" : "not built") + "\nbuild type " + build::type;
}

std::string examplesText(const std::vector<std::string>& examples) {
    std::string text = "Examples:";
    for (const std::string& example : examples) {
        text += "\n  " + example;
    }
    return text;
}

/// Needed before parsing is done, because a parse error is reported as JSON, too.
bool asksForJson(int argc, char** argv) {
    return std::any_of(argv + 1, argv + argc, [](const char* argument) { return std::string_view(argument) == "--json"; });
}

}  // namespace

CommandLine::CommandLine() : app_("A-JEPA Workbench: joint-embedding predictive learning on sound, on the terminal.", "ajepa") {
    app_.set_version_flag("--version", versionText(), "Print version, commit, LibTorch, CUDA and build type");
    app_.footer(examplesText({"ajepa demo", "ajepa pretrain --corpus corpora/esc10 --preset audio-jepa-tiny", "ajepa COMMAND --help"}));
    app_.allow_extras();
    app_.get_formatter()->column_width(34);
    addCommonOptions(app_);
}

void CommandLine::addCommonOptions(CLI::App& command) {
    const std::string group = "Everywhere";
    command.add_flag("--json", common_.json, "Print the result as one JSON object on stdout, nothing else")->group(group);
    command.add_flag("--quiet", common_.quiet, "No progress on stderr")->group(group);
    command.add_flag("--verbose", common_.verbose, "Show the log on stderr")->group(group);
    command.add_option("--seed", common_.seed, "Seed of every random draw (train.seed; default 0)")->type_name("N")->group(group);
    command.add_option("--threads", common_.threads, "CPU threads, 0 for all cores (default 0; a run that is continued: its own number)")
        ->check(CLI::Range(0, 4096))
        ->type_name("N")
        ->group(group);
    command.add_option("--device", common_.device, "auto, cpu, cuda or cuda:N (default auto)")->type_name("NAME")->group(group);
}

CLI::App& CommandLine::add(const std::string& name, const std::string& description, const std::vector<std::string>& examples) {
    return addTo(app_, name, description, examples);
}

CLI::App& CommandLine::addGroup(const std::string& name, const std::string& description) {
    CLI::App& group = *app_.add_subcommand(name, description);
    group.allow_extras();
    addCommonOptions(group);
    return group;
}

CLI::App& CommandLine::addTo(CLI::App& group, const std::string& name, const std::string& description, const std::vector<std::string>& examples) {
    CLI::App& command = *group.add_subcommand(name, description);
    command.allow_extras();
    command.footer(examplesText(examples));
    addCommonOptions(command);
    return command;
}

void CommandLine::onRun(CLI::App& command, Action action) {
    command.callback([this, action = std::move(action)] { chosen_ = action; });
}

// Unknown words are collected instead of refused by the parser, so that they can be answered with the nearest known one, before anything that is missing.
void CommandLine::parse(int argc, char** argv) {
    try {
        app_.parse(argc, argv);
    } catch (const CLI::Success&) {
        throw;
    } catch (const CLI::ParseError& error) {
        requireKnownWords(app_);
        throw parseFailure(error);
    }
    requireKnownWords(app_);
    if (!chosen_) {
        throw commandMissing(app_);
    }
}

int CommandLine::run(int argc, char** argv) {
    try {
        parse(argc, argv);
        Terminal terminal(common_);
        return chosen_(terminal);
    } catch (const CLI::Success& help) {
        return app_.exit(help);
    } catch (...) {
        return printError(describe(std::current_exception()), asksForJson(argc, argv));
    }
}

}  // namespace ajepa::cli
