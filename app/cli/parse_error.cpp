// SPDX-License-Identifier: Apache-2.0
#include "app/cli/parse_error.h"

#include <string>
#include <vector>

#include "engine/config/nearest_name.h"

namespace ajepa::cli {
namespace {

const CLI::App& deepest(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? app : deepest(*chosen.back());
}

std::vector<std::string> optionNames(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    return names;
}

std::vector<std::string> commandNames(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(command->get_name());
    }
    return names;
}

std::string fullName(const CLI::App& app) {
    return app.get_parent() == nullptr ? app.get_name() : fullName(*app.get_parent()) + " " + app.get_name();
}

std::string nearest(const std::string& word, const std::vector<std::string>& names) {
    const std::vector<std::string_view> views(names.begin(), names.end());
    return std::string(nearestName(word, views));
}

Error unknownOption(const CLI::App& app, const std::string& word) {
    const std::string option = word.substr(0, word.find('='));
    return Error(ErrorKind::request, "There is no option " + option + " of `" + fullName(app) + "`.", option,
                 "the nearest is " + nearest(option, optionNames(app)));
}

Error unknownWord(const CLI::App& app, const std::string& word) {
    const auto commands = commandNames(app);
    if (commands.empty()) {
        return Error(ErrorKind::request, "`" + fullName(app) + "` does not take the argument \"" + word + "\".", word,
                     "see `" + fullName(app) + " --help`");
    }
    return Error(ErrorKind::request, "There is no command \"" + word + "\" of `" + fullName(app) + "`.", word,
                 "the nearest is " + nearest(word, commands));
}

}  // namespace

void requireKnownWords(const CLI::App& app) {
    const CLI::App& chosen = deepest(app);
    for (const CLI::App* level = &chosen; level != nullptr; level = level->get_parent()) {
        const std::vector<std::string> words = level->remaining();
        if (!words.empty()) {
            const bool isOption = words.front().size() > 1 && words.front().front() == '-';
            throw isOption ? unknownOption(*level, words.front()) : unknownWord(*level, words.front());
        }
    }
}

Error parseFailure(const CLI::ParseError& error) {
    std::string message = error.what();
    if (message.empty() || message.back() != '.') {
        message += '.';
    }
    const auto dashes = message.find("--");
    const std::string field = dashes == std::string::npos ? std::string() : message.substr(dashes, message.find_first_of(" :=.,", dashes) - dashes);
    return Error(ErrorKind::request, message, field, "see the command's --help");
}

Error commandMissing(const CLI::App& app) {
    const CLI::App& chosen = deepest(app);
    std::string names;
    for (const std::string& name : commandNames(chosen)) {
        names += (names.empty() ? "" : ", ") + name;
    }
    return Error(ErrorKind::request, "`" + fullName(chosen) + "` needs a command.", {}, "choose one of " + names);
}

}  // namespace ajepa::cli
