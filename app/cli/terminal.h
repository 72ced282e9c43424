// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "app/cli/progress_line.h"

namespace ajepa::cli {

/// Keys stay in the order in which they were written.
using Json = nlohmann::ordered_json;

/// Options that mean the same for every command.
struct CommonOptions {
    bool json = false;
    bool quiet = false;
    bool verbose = false;
    std::optional<std::uint64_t> seed;
    int threads = 0;     ///< 0: all cores
    std::string device;  ///< empty: not given
};

/// Where a command's words go: the result to stdout, everything else to stderr.
class Terminal {
public:
    explicit Terminal(const CommonOptions& common);

    const CommonOptions& common() const { return common_; }
    ProgressLine& progress() { return progress_; }

    /// Prints the result, once: the JSON object with --json, else the text. Throws Error(storage) if stdout cannot take it.
    void result(const Json& json, const std::string& text);
    /// The result of work that SIGINT or SIGTERM ended before it had one; returns `exitCode`.
    int stopped(int exitCode);
    /// A line for the reader; not with --quiet.
    void note(const std::string& line);
    /// A line that stands even with --quiet.
    void warn(const std::string& line);
    /// A line of the log; only with --verbose.
    void log(const std::string& line);

private:
    CommonOptions common_;
    ProgressLine progress_;
};

/// True if colour may be used on stderr: a terminal, and NO_COLOR is not set.
bool colourOnStderr();

}  // namespace ajepa::cli
