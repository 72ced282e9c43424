// SPDX-License-Identifier: Apache-2.0
#include "app/cli/progress_line.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace ajepa::cli {
namespace {

constexpr auto terminalInterval = std::chrono::milliseconds(100);
constexpr auto plainInterval = std::chrono::seconds(10);

std::string bar(std::int64_t done, std::int64_t total) {
    constexpr std::int64_t width = 24;
    const std::int64_t filled = std::clamp<std::int64_t>(done * width / total, 0, width);
    return "[" + std::string(static_cast<std::size_t>(filled), '#') + std::string(static_cast<std::size_t>(width - filled), '.') + "] ";
}

std::size_t terminalColumns() {
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

}  // namespace

ProgressLine::ProgressLine(bool enabled) : enabled_(enabled), terminal_(isatty(STDERR_FILENO) != 0) {
    const auto now = std::chrono::steady_clock::now();
    next_ = terminal_ ? now : now + plainInterval;
}

ProgressLine::~ProgressLine() {
    clear();
}

void ProgressLine::update(std::int64_t done, std::int64_t total, const std::string& text) {
    const auto now = std::chrono::steady_clock::now();
    if (!enabled_ || now < next_) {
        return;
    }
    if (!terminal_) {
        std::cerr << text << std::endl;
        next_ = now + plainInterval;
        return;
    }
    const std::string line = (total > 0 ? bar(done, total) : std::string()) + text;
    std::cerr << "\r\033[K" << line.substr(0, terminalColumns() - 1) << std::flush;
    drawn_ = true;
    next_ = now + terminalInterval;
}

void ProgressLine::clear() {
    if (drawn_) {
        std::cerr << "\r\033[K" << std::flush;
        drawn_ = false;
    }
}

}  // namespace ajepa::cli
