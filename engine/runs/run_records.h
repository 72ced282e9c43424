// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/jobs/run_events.h"

/// The rows of a run's *.jsonl files: their text, and reading them back.
namespace ajepa {

/// metrics.jsonl: numbers that a repetition must reproduce.
std::string metricsRow(const StepMetrics& metrics);
/// timing.jsonl: what depends on the clock.
std::string timingRow(const StepMetrics& metrics);
/// health.jsonl.
std::string healthRow(const HealthFigures& figures);
/// events.jsonl; empty for what has a file of its own (health) or comes too often to be kept (progress).
std::string eventRow(const RunEvent& event, std::string_view timeUtc);

/// Rows that end with a newline and can be read; anything else, such as a torn last line, is passed over. A missing file has none.
std::vector<StepMetrics> readMetricsFile(const std::filesystem::path& metrics, const std::filesystem::path& timing);
std::vector<HealthFigures> readHealthFile(const std::filesystem::path& path);

/// The readable rows of a text of metrics.jsonl, of timing.jsonl (whose rows have nothing else) or of health.jsonl.
std::vector<StepMetrics> metricsOfText(std::string_view text);
std::vector<StepMetrics> timingsOfText(std::string_view text);
std::vector<HealthFigures> healthOfText(std::string_view text);

/// Gives a row of metrics.jsonl the figures of its row of timing.jsonl.
void addTiming(StepMetrics& metrics, const StepMetrics& timing);

/// The last row of metrics.jsonl, found without reading the file from its start; nullopt if there is none.
std::optional<StepMetrics> lastMetrics(const std::filesystem::path& metrics);
/// The same of the end of such a file.
std::optional<StepMetrics> lastMetricsOfText(std::string_view end);

/// The readable rows with step <= `step` of a text, byte for byte.
std::string rowsUpTo(std::string_view text, std::int64_t step);

/// Rewrites a file atomically to its rowsUpTo(step); a file that is so already, or missing, is left alone.
void cutRowsBack(const std::filesystem::path& path, std::int64_t step);

}  // namespace ajepa
