// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/metric_samples.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

#include "engine/runs/file_descriptor.h"
#include "engine/runs/run_records.h"

namespace ajepa {
namespace {

constexpr std::uint64_t longestLine = 1024;  // a row of metrics has about 300 bytes
constexpr std::uint64_t smallFile = 64U << 10U;

std::string readPart(const FileDescriptor& file, std::uint64_t offset, std::uint64_t length) {
    std::string text(std::min(length, file.size() - offset), '\0');
    file.readAt(offset, std::as_writable_bytes(std::span(text)));
    return text;
}

/// Whole lines of a text.
std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t end = 0; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1)) {
        lines.push_back(text.substr(0, end + 1));
    }
    return lines;
}

std::string everyNth(std::string_view text, std::size_t most) {
    const std::vector<std::string_view> lines = linesOf(text);
    if (lines.size() <= most) {
        return std::string(text.substr(0, lines.empty() ? 0 : static_cast<std::size_t>(lines.back().end() - text.begin())));
    }
    std::string chosen;
    for (std::size_t i = 0; i < most; ++i) {
        chosen += lines[i * (lines.size() - 1) / (most - 1)];
    }
    return chosen;
}

/// The first whole line that begins at or behind an offset; empty if none does within reach.
std::string lineAt(const FileDescriptor& file, std::uint64_t offset) {
    const std::uint64_t from = offset == 0 ? 0 : offset - 1;  // a line that begins at the offset is found by the newline before it
    const std::string part = readPart(file, from, 2 * longestLine);
    const std::size_t begin = offset == 0 ? 0 : part.find('\n') + 1;
    if (offset != 0 && begin == 0) {
        return {};
    }
    const std::size_t end = part.find('\n', begin);
    return end == std::string::npos ? std::string() : part.substr(begin, end - begin + 1);
}

std::string lastLine(const FileDescriptor& file) {
    const std::uint64_t from = file.size() - std::min(file.size(), 4 * longestLine);
    const std::string tail = readPart(file, from, 4 * longestLine);
    const std::vector<std::string_view> lines = linesOf(tail);
    return lines.size() < 2 ? std::string() : std::string(lines.back());
}

/// The number behind a key, if it is one that can be drawn.
std::optional<float> valueBehind(std::string_view line, std::string_view key) {
    const std::size_t place = line.find(key);
    double value = 0;
    if (place == std::string_view::npos) {
        return std::nullopt;
    }
    const char* begin = line.data() + place + key.size();
    const bool read = std::from_chars(begin, line.data() + line.size(), value).ec == std::errc();
    return read && std::abs(value) <= std::numeric_limits<float>::max() ? std::optional(static_cast<float>(value)) : std::nullopt;
}

}  // namespace

std::string sampleLines(const std::filesystem::path& path, std::size_t most) {
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return {};
    }
    const FileDescriptor file = FileDescriptor::openRegular(path);
    if (file.size() <= std::max<std::uint64_t>(smallFile, most * longestLine / 2)) {
        return everyNth(readPart(file, 0, file.size()), most);
    }
    std::string chosen, previous;
    const auto add = [&](std::string line) {
        if (!line.empty() && line != previous) {
            chosen += line;
            previous = std::move(line);
        }
    };
    for (std::uint64_t i = 0; i + 1 < most; ++i) {
        add(lineAt(file, i * file.size() / (most - 1)));
    }
    add(lastLine(file));
    return chosen;
}

std::vector<LossPoint> sampleLoss(const std::filesystem::path& metrics, std::size_t most) {
    std::vector<LossPoint> points;
    const std::string text = sampleLines(metrics, most);
    for (const std::string_view line : linesOf(text)) {
        const auto step = valueBehind(line, "\"step\":"), loss = valueBehind(line, "\"loss\":");
        if (step && loss && (points.empty() || *step > points.back().step)) {
            points.push_back({*step, *loss});
        }
    }
    return points;
}

std::vector<StepMetrics> sampleMetrics(const std::filesystem::path& metrics, std::size_t most) {
    return metricsOfText(sampleLines(metrics, most));
}

}  // namespace ajepa
