// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace ajepa::cli {

/// Progress on stderr: on a terminal one line that is drawn over, ten times a second at most; elsewhere a plain line every ten seconds.
class ProgressLine {
public:
    explicit ProgressLine(bool enabled);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// `text` stands behind the bar. total 0: no bar.
    void update(std::int64_t done, std::int64_t total, const std::string& text);
    /// Takes the line off the terminal, so that other words can be written; the next update draws it again.
    void clear();

private:
    std::chrono::steady_clock::time_point next_;
    bool enabled_;
    bool terminal_;
    bool drawn_ = false;
};

}  // namespace ajepa::cli
