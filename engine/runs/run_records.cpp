// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_records.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/runs/durable_file.h"
#include "engine/runs/file_descriptor.h"
#include "engine/runs/health_row.h"
#include "engine/runs/json_text.h"

namespace ajepa {
namespace {

constexpr std::size_t largestRecord = std::size_t{4} << 30U;

/// null stands for what was not finite; a key that an older version did not write gives 0.
double number(const nlohmann::json& row, const char* key) {
    const auto found = row.find(key);
    if (found == row.end()) {
        return 0;
    }
    return found->is_number() ? found->get<double>() : std::numeric_limits<double>::quiet_NaN();
}

std::int64_t whole(const nlohmann::json& row, const char* key) {
    const auto found = row.find(key);
    return found != row.end() && isWholeNumber(*found) ? found->get<std::int64_t>() : 0;
}

/// The object of a line with a step; a discarded value for anything else.
nlohmann::json parseRow(std::string_view line) {
    nlohmann::json row = parseOrDiscard(line, 2);
    const bool usable = row.is_object() && row.contains("step") && isWholeNumber(row["step"]);
    return usable ? row : nlohmann::json(nlohmann::json::value_t::discarded);
}

/// Calls `use(line with its newline, row)` for each whole, readable row of a text.
template <typename Use>
void forEachRow(std::string_view text, const Use& use) {
    for (std::size_t end = 0; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1)) {
        const nlohmann::json row = parseRow(text.substr(0, end));
        if (!row.is_discarded()) {
            use(text.substr(0, end + 1), row);
        }
    }
}

std::string textOf(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::exists(path, ignored) ? readTextFile(path, largestRecord) : std::string();
}

StepMetrics metricsFrom(const nlohmann::json& row) {
    return {.step = whole(row, "step"),
            .epoch = number(row, "epoch"),
            .loss = number(row, "loss"),
            .learningRate = number(row, "learning_rate"),
            .weightDecay = number(row, "weight_decay"),
            .ema = number(row, "ema"),
            .gradNorm = number(row, "grad_norm"),
            .contextRatio = number(row, "context_ratio"),
            .tfShare = number(row, "tf_share"),
            .predictionLoss = number(row, "prediction_loss"),
            .skippedSteps = whole(row, "skipped_steps")};
}

}  // namespace

std::string metricsRow(const StepMetrics& metrics) {
    return JsonRow()
        .add("step", metrics.step)
        .add("epoch", metrics.epoch)
        .add("loss", metrics.loss)
        .add("prediction_loss", metrics.predictionLoss)
        .add("learning_rate", metrics.learningRate)
        .add("weight_decay", metrics.weightDecay)
        .add("ema", metrics.ema)
        .add("grad_norm", metrics.gradNorm)
        .add("context_ratio", metrics.contextRatio)
        .add("tf_share", metrics.tfShare)
        .add("skipped_steps", metrics.skippedSteps)
        .text();
}

std::string timingRow(const StepMetrics& metrics) {
    return JsonRow()
        .add("step", metrics.step)
        .add("clips_per_s", metrics.clipsPerS)
        .add("data_wait_ms", metrics.dataWaitMs)
        .add("memory_bytes", metrics.memoryBytes)
        .add("elapsed_s", metrics.elapsedS)
        .text();
}

std::string healthRow(const HealthFigures& figures) {
    return withHealth({}, figures).text();
}

std::vector<StepMetrics> metricsOfText(std::string_view text) {
    std::vector<StepMetrics> rows;
    forEachRow(text, [&](std::string_view, const nlohmann::json& row) { rows.push_back(metricsFrom(row)); });
    return rows;
}

std::vector<StepMetrics> timingsOfText(std::string_view text) {
    std::vector<StepMetrics> rows;
    forEachRow(text, [&](std::string_view, const nlohmann::json& row) {
        rows.push_back({.step = whole(row, "step"),
                        .clipsPerS = number(row, "clips_per_s"),
                        .dataWaitMs = number(row, "data_wait_ms"),
                        .memoryBytes = whole(row, "memory_bytes"),
                        .elapsedS = number(row, "elapsed_s")});
    });
    return rows;
}

void addTiming(StepMetrics& metrics, const StepMetrics& timing) {
    metrics.clipsPerS = timing.clipsPerS;
    metrics.dataWaitMs = timing.dataWaitMs;
    metrics.memoryBytes = timing.memoryBytes;
    metrics.elapsedS = timing.elapsedS;
}

std::vector<StepMetrics> readMetricsFile(const std::filesystem::path& metrics, const std::filesystem::path& timing) {
    std::vector<StepMetrics> rows = metricsOfText(textOf(metrics));
    auto place = rows.begin();  // both files are in the order of the steps
    for (const StepMetrics& figures : timingsOfText(textOf(timing))) {
        place = std::find_if(place, rows.end(), [&](const StepMetrics& row) { return row.step >= figures.step; });
        if (place != rows.end() && place->step == figures.step) {
            addTiming(*place, figures);
        }
    }
    return rows;
}

std::vector<HealthFigures> healthOfText(std::string_view text) {
    std::vector<HealthFigures> rows;
    forEachRow(text, [&](std::string_view, const nlohmann::json& row) { rows.push_back(healthOfRow(row)); });
    return rows;
}

std::vector<HealthFigures> readHealthFile(const std::filesystem::path& path) {
    return healthOfText(textOf(path));
}

std::optional<StepMetrics> lastMetrics(const std::filesystem::path& metrics) {
    constexpr std::uint64_t tail = 16U << 10U;  // dozens of rows
    std::error_code ignored;
    if (!std::filesystem::exists(metrics, ignored)) {
        return std::nullopt;
    }
    const FileDescriptor file = FileDescriptor::openRegular(metrics);
    std::string text(std::min(tail, file.size()), '\0');
    file.readAt(file.size() - text.size(), std::as_writable_bytes(std::span(text)));
    return lastMetricsOfText(text);
}

std::optional<StepMetrics> lastMetricsOfText(std::string_view text) {
    for (std::size_t end = text.rfind('\n'); end != std::string_view::npos && end != 0;) {
        const std::size_t before = text.rfind('\n', end - 1);
        const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
        if (const nlohmann::json row = parseRow(text.substr(begin, end - begin)); !row.is_discarded()) {
            return metricsFrom(row);
        }
        end = before;
    }
    return std::nullopt;
}

std::string rowsUpTo(std::string_view text, std::int64_t step) {
    std::string kept;
    forEachRow(text, [&](std::string_view line, const nlohmann::json& row) {
        if (whole(row, "step") <= step) {
            kept += line;
        }
    });
    return kept;
}

void cutRowsBack(const std::filesystem::path& path, std::int64_t step) {
    const std::string text = textOf(path);
    if (const std::string kept = rowsUpTo(text, step); kept != text) {
        durableReplace(path, kept);
    }
}

}  // namespace ajepa
