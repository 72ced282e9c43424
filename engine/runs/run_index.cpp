// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_index.h"

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <span>
#include <stdexcept>

#include "engine/config/config_text.h"
#include "engine/config/presets.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/json_text.h"
#include "engine/runs/run_environment.h"

namespace ajepa {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr const char* indexName = ".catalogue.json";
constexpr std::size_t largestIndex = std::size_t{256} << 20U;
constexpr int layoutVersion = 2;
constexpr const char* noLoss = "none";  ///< null is a loss that is not finite

/// A row's preset, changes and twin depend on the presets and fields of the program: one with others reads the runs anew.
std::string hashOfPresetsAndFields() {
    std::string known = toToml(RunConfig{}, false);
    for (const Preset& preset : presets()) {
        known += preset.toml;
    }
    return sha256(std::as_bytes(std::span(known)));
}

const std::string& versionText() {
    static const std::string text = std::to_string(layoutVersion) + ' ' + std::string(programVersion()) + ' ' + hashOfPresetsAndFields();
    return text;
}

/// null, which the library writes for what is not finite, back to such a value.
double numberFrom(const Json& value) {
    return value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN();
}

/// Points of a curve are finite floats; what is none is damage, and damage ends the whole index.
float finiteFloat(const Json& value) {
    const auto number = value.get<double>();
    if (!(std::abs(number) <= std::numeric_limits<float>::max())) {
        throw std::invalid_argument("a point of a curve is too large");
    }
    return static_cast<float>(number);
}

Json jsonOf(const RunResult& result) {
    Json baselines = Json::object();
    for (const auto& [name, mean] : result.baselines) {
        baselines[name] = mean;
    }
    return Json::array({result.corpus, result.protocol, result.pool, result.encoder, result.metric, result.step, result.mean, result.std,
                        result.parts, std::move(baselines)});
}

RunResult resultFrom(const Json& value) {
    RunResult result{.corpus = value.at(0),
                     .protocol = value.at(1),
                     .pool = value.at(2),
                     .encoder = value.at(3),
                     .metric = value.at(4),
                     .step = wholeNumber(value.at(5)),
                     .mean = numberFrom(value.at(6)),
                     .std = numberFrom(value.at(7)),
                     .parts = static_cast<int>(wholeNumber(value.at(8)))};
    for (const auto& [name, mean] : value.at(9).items()) {
        result.baselines[name] = numberFrom(mean);
    }
    return result;
}

Json jsonOf(const IndexedRow& entry) {
    const RunRow& row = *entry.row;
    Json stamps = Json::array(), curve = Json::array(), results = Json::array();
    for (const RunStamps::File& file : entry.stamps.files) {
        stamps.insert(stamps.end(), {file.inode, file.bytes, file.changedNs});
    }
    for (const LossPoint& point : row.curve) {
        curve.insert(curve.end(), {point.step, point.loss});
    }
    for (const RunResult& result : row.results) {
        results.push_back(jsonOf(result));
    }
    return {{"stamps", std::move(stamps)},
            {"state", std::string(runStateId(row.summary.state))},
            {"interrupted", row.summary.interrupted},
            {"step", row.summary.step},
            {"steps", row.summary.steps},
            {"loss", row.summary.loss ? Json(*row.summary.loss) : Json(noLoss)},
            {"corpus", row.summary.corpus},
            {"message", row.summary.message},
            {"problem", row.problem},
            {"preset", row.preset},
            {"changes", row.changes},
            {"twin", row.twin},
            {"seed", row.seed},
            {"created", row.created},
            {"curve", std::move(curve)},
            {"results", std::move(results)},
            {"tags", row.notes.tags},
            {"text", row.notes.text},
            {"archived", row.notes.archived}};
}

IndexedRow entryFrom(const fs::path& run, const Json& value) {
    RunRow row;
    row.summary = {.path = run,
                   .name = run.filename().string(),
                   .state = runStateFromId(value.at("state").get<std::string>()),
                   .interrupted = value.at("interrupted"),
                   .step = wholeNumber(value.at("step")),
                   .steps = wholeNumber(value.at("steps")),
                   .loss = value.at("loss") == noLoss ? std::nullopt : std::optional(numberFrom(value.at("loss"))),
                   .corpus = value.at("corpus"),
                   .message = value.at("message")};
    row.problem = value.at("problem");
    row.preset = value.at("preset");
    row.changes = static_cast<int>(wholeNumber(value.at("changes")));
    row.twin = value.at("twin");
    row.seed = wholeNumber(value.at("seed"));
    row.created = value.at("created");
    row.notes = {.tags = value.at("tags"), .text = value.at("text"), .archived = value.at("archived")};
    const Json& curve = value.at("curve");
    for (std::size_t i = 0; i + 1 < curve.size(); i += 2) {
        row.curve.push_back({finiteFloat(curve[i]), finiteFloat(curve[i + 1])});
    }
    for (const Json& result : value.at("results")) {
        row.results.push_back(resultFrom(result));
    }
    RunStamps stamps;
    const Json& all = value.at("stamps");
    for (std::size_t i = 0; i < stamps.files.size(); ++i) {
        stamps.files[i] = {wholeNumber(all.at(3 * i)), wholeNumber(all.at(3 * i + 1)), wholeNumber(all.at(3 * i + 2))};
    }
    return {stamps, std::make_shared<const RunRow>(std::move(row)), true};
}

}  // namespace

RunIndex readRunIndex(const fs::path& runsFolder) {
    try {
        const Json document = parseJson(readTextFile(runsFolder / indexName, largestIndex), 6);
        if (document.at("version") != versionText()) {
            return {};
        }
        RunIndex index;
        for (const auto& [name, value] : document.at("runs").items()) {
            index.emplace(name, entryFrom(runsFolder / name, value));
        }
        return index;
    } catch (const std::exception&) {
        return {};
    }
}

void writeRunIndex(const fs::path& runsFolder, const RunIndex& index) {
    Json runs = Json::object();
    for (const auto& [name, entry] : index) {
        if (entry.settled) {
            runs[name] = jsonOf(entry);
        }
    }
    try {
        durableReplace(runsFolder / indexName,
                       Json({{"version", versionText()}, {"runs", std::move(runs)}}).dump(-1, ' ', false, Json::error_handler_t::replace));
    } catch (const Error&) {
        return;  // disposable
    }
}

}  // namespace ajepa
