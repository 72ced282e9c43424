// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_results.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <tuple>

#include "engine/runs/durable_file.h"
#include "engine/runs/file_descriptor.h"
#include "engine/runs/json_text.h"

namespace ajepa {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t largestResult = std::size_t{16} << 20U;

auto taskOf(const RunResult& result) {
    return std::tie(result.corpus, result.protocol, result.pool, result.encoder, result.metric);
}

/// null stands for what was not finite.
double percent(const nlohmann::json& value) {
    return value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
}

void takeScore(RunResult& result, const nlohmann::json& score) {
    result.mean = percent(score.at("mean"));
    result.std = percent(score.at("std"));
    result.parts = static_cast<int>(score.at("folds").size());
    if (score.contains("baselines")) {
        for (const auto& [name, baseline] : score["baselines"].items()) {
            result.baselines[name] = percent(baseline.at("mean"));
        }
    }
}

std::vector<RunResult> resultsOf(const nlohmann::json& document) {
    RunResult common{.corpus = document.at("corpus"),
                     .protocol = document.at("protocol"),
                     .pool = document.value("pool", std::string("mean")),
                     .encoder = document.value("encoder", std::string("target")),
                     .metric = document.at("metric"),
                     .step = wholeNumber(document.at("step"))};
    std::vector<RunResult> results;
    if (const auto encoders = document.find("encoders"); encoders != document.end() && !encoders->empty()) {
        for (const auto& [encoder, score] : encoders->items()) {
            common.encoder = encoder;
            common.baselines.clear();
            takeScore(common, score);
            results.push_back(common);
        }
    } else {
        takeScore(common, document);
        results.push_back(common);
    }
    return results;
}

std::vector<RunResult> resultsOfFile(const fs::path& path) {
    try {
        return resultsOf(parseJson(readTextFile(path, largestResult), 10));
    } catch (const std::exception&) {
        return {};
    }
}

}  // namespace

bool RunResult::sameTask(const RunResult& other) const {
    return taskOf(*this) == taskOf(other);
}

std::vector<RunResult> readResults(const fs::path& run) {
    const fs::path folder = run / "evaluations";
    std::vector<RunResult> results;
    std::error_code unreadable;
    for (fs::directory_iterator place(folder, unreadable), end; !unreadable && place != end; place.increment(unreadable)) {
        if (place->path().extension() == ".json") {
            const std::vector<RunResult> read = resultsOfFile(place->path());
            results.insert(results.end(), read.begin(), read.end());
        }
    }
    if (unreadable && unreadable != std::errc::no_such_file_or_directory) {
        throw storageError("cannot list", folder, unreadable.value());
    }
    std::sort(results.begin(), results.end(), [](const RunResult& a, const RunResult& b) {
        return std::tuple_cat(taskOf(a), std::tie(a.step)) < std::tuple_cat(taskOf(b), std::tie(b.step));
    });
    return results;
}

std::vector<RunResult> newestResults(const std::vector<RunResult>& results) {
    std::vector<RunResult> newest;
    for (const RunResult& result : results) {
        if (!newest.empty() && newest.back().sameTask(result)) {
            newest.back() = result;
        } else {
            newest.push_back(result);
        }
    }
    return newest;
}

}  // namespace ajepa
