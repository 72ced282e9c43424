// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace ajepa {

/// What went wrong, in the terms of the exit codes of the command line.
enum class ErrorKind {
    request,   ///< exit 2: unknown key, value out of range, no such preset
    data,      ///< exit 3: no readable clip, labels missing for the protocol
    storage,   ///< exit 4: reading or writing failed, damaged checkpoint, no space
    device,    ///< exit 5: no GPU, not enough memory
    diverged,  ///< exit 6: the loss is not finite or exploded
    worker     ///< exit 7: the worker process died
};

/// The only exception that leaves the engine: one sentence (what, where), the field or file concerned, and what would be right.
class Error : public std::runtime_error {
public:
    Error(ErrorKind kind, const std::string& message, std::string field = {}, std::string hint = {})
        : std::runtime_error(message), kind_(kind), field_(std::move(field)), hint_(std::move(hint)) {}

    ErrorKind kind() const noexcept { return kind_; }
    /// Configuration key, command-line option or path; may be empty.
    const std::string& field() const noexcept { return field_; }
    /// What the user can do; may be empty.
    const std::string& hint() const noexcept { return hint_; }

private:
    ErrorKind kind_;
    std::string field_;
    std::string hint_;
};

/// Untranslated id of a kind, as it stands in JSON: "request", "data", "storage", "device", "diverged", "worker".
std::string_view errorKindId(ErrorKind kind);

/// Exit code of the command line for a kind (cli.md): 2 to 7.
int exitCode(ErrorKind kind);

}  // namespace ajepa
