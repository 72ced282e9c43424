// SPDX-License-Identifier: Apache-2.0
#include "app/cli/terminal.h"

#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "engine/base/error.h"

namespace ajepa::cli {

Terminal::Terminal(const CommonOptions& common) : common_(common), progress_(!common.quiet) {}

void Terminal::result(const Json& json, const std::string& text) {
    progress_.clear();
    if (common_.json) {
        // Text from files may not be UTF-8; it is shown with replacement characters instead of failing.
        std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    } else {
        std::cout << text << (text.empty() || text.back() == '\n' ? "" : "\n");
    }
    std::cout.flush();
    if (!std::cout) {
        throw Error(ErrorKind::storage, "The result could not be written to standard output.", "stdout", "check that the disk behind it has space");
    }
}

int Terminal::stopped(int exitCode) {
    result({{"state", "stopped"}}, "stopped");
    return exitCode;
}

void Terminal::note(const std::string& line) {
    if (!common_.quiet) {
        progress_.clear();
        std::cerr << line << '\n';
    }
}

void Terminal::warn(const std::string& line) {
    progress_.clear();
    std::cerr << (colourOnStderr() ? "\033[33mwarning:\033[0m " : "warning: ") << line << '\n';
}

void Terminal::log(const std::string& line) {
    if (common_.verbose) {
        progress_.clear();
        std::cerr << line << '\n';
    }
}

bool colourOnStderr() {
    const char* noColour = std::getenv("NO_COLOR");
    return isatty(STDERR_FILENO) != 0 && (noColour == nullptr || *noColour == '\0');
}

}  // namespace ajepa::cli
