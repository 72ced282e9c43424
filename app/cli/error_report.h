// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <exception>
#include <string>

namespace ajepa::cli {

/// What went wrong, in the form of the error object of --json.
struct ErrorReport {
    int exitCode = 1;
    std::string kind = "internal";
    std::string message;
    std::string field;
    std::string hint;
};

/// Describes any exception that a command can leave: Error by its kind, AudioError as data, file system errors as storage, no memory as device.
ErrorReport describe(const std::exception_ptr& exception);

/// One sentence on stderr or, with --json, {"error": {...}} on stdout. Returns the exit code.
int printError(const ErrorReport& report, bool json);

}  // namespace ajepa::cli
