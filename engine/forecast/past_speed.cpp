// SPDX-License-Identifier: Apache-2.0
#include "engine/forecast/past_speed.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/json_text.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_environment.h"
#include "engine/runs/run_records.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t lookedAt = 60;    ///< newest runs
constexpr std::size_t enoughRuns = 8;   ///< of the same work
constexpr std::streamoff tail = 32768;  ///< bytes of timing.jsonl, a few hundred reports

/// Sections and settings that change no clip's cost.
constexpr std::array<std::string_view, 16> costless{"optimizer.",          "ema.",          "checkpoint.",         "finetune.",
                                                    "train.steps",         "train.seed",    "train.report_every",  "train.tensorboard",
                                                    "health.every_steps",  "data.corpus",   "data.training_split", "data.held_out_folds",
                                                    "data.training_share", "features.mean", "features.deviation",  "loss.smooth_beta"};

bool costsNothing(std::string_view id) {
    const auto covers = [&](std::string_view name) { return name.ends_with('.') ? id.starts_with(name) : id == name; };
    return std::any_of(costless.begin(), costless.end(), covers);
}

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::string endOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const std::streamoff size = file.is_open() ? static_cast<std::streamoff>(file.tellg()) : 0;
    std::string text(static_cast<std::size_t>(std::min(size, tail)), '\0');
    file.seekg(size - static_cast<std::streamoff>(text.size()));
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    return text;
}

/// Median clips a second of the newest reports; 0 without any. The first report of a run holds its warming up and is left out where there are others.
double speedOf(const fs::path& run) {
    std::vector<double> speeds;
    for (const StepMetrics& row : timingsOfText(endOf(run / "timing.jsonl"))) {
        if (row.clipsPerS > 0) {
            speeds.push_back(row.clipsPerS);
        }
    }
    if (speeds.size() > 1) {
        speeds.erase(speeds.begin());
    }
    return speeds.empty() ? 0 : medianOf(speeds);
}

bool wasOnThisMachine(const fs::path& run) {
    const nlohmann::json environment = parseJson(readTextFile(run / "environment.json", 1U << 20U));
    static const std::string cpu = cpuModel(), gpu = gpuModel();
    return environment.value("cpu", std::string()) == cpu && environment.value("gpu", std::string()) == gpu;
}

std::vector<fs::path> newestRuns(const fs::path& folder) {
    std::vector<fs::path> runs;
    std::error_code unreadable;
    for (fs::directory_iterator place(folder, unreadable), end; !unreadable && place != end; place.increment(unreadable)) {
        if (!place->path().filename().string().starts_with('.')) {
            runs.push_back(place->path());
        }
    }
    std::sort(runs.begin(), runs.end(), std::greater<>());  // names begin with the time of creation
    runs.resize(std::min(runs.size(), lookedAt));
    return runs;
}

}  // namespace

bool sameWork(const RunConfig& left, const RunConfig& right) {
    const std::vector<FieldDifference> found = differences(left, right);
    return isFinetuning(left) == isFinetuning(right) &&
           std::all_of(found.begin(), found.end(), [](const FieldDifference& difference) { return costsNothing(difference.id); });
}

std::optional<PastSpeed> pastSpeed(const fs::path& runsFolder, const RunConfig& config) {
    std::vector<double> speeds;
    for (const fs::path& path : newestRuns(runsFolder)) {
        try {
            if (!fs::is_directory(path) || !sameWork(RunDirectory::open(path).config(), config) || !wasOnThisMachine(path)) {
                continue;
            }
        } catch (const std::exception&) {
            continue;  // damaged: the library says so
        }
        if (const double speed = speedOf(path); speed > 0) {
            speeds.push_back(speed);
        }
        if (speeds.size() == enoughRuns) {
            break;
        }
    }
    if (speeds.empty()) {
        return std::nullopt;
    }
    const auto [slowest, fastest] = std::minmax_element(speeds.begin(), speeds.end());
    return PastSpeed{*slowest, medianOf(speeds), *fastest, static_cast<int>(speeds.size())};
}

}  // namespace ajepa
