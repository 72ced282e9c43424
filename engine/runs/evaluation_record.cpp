// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/evaluation_record.h"

#include <nlohmann/json.hpp>

#include "engine/base/error.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/durable_file.h"

namespace ajepa {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Json baselinesJson(const EvaluationResult& result) {
    Json object = Json::object();
    for (const auto& [name, score] : result.baselines) {
        object[name] = scoreJson(score);
    }
    return object;
}

/// RUN/checkpoints/step-N -> RUN; empty if it is not laid out like that, as a weights file alone is not.
fs::path runOf(const ResolvedCheckpoint& checkpoint) {
    if (checkpoint.folder.empty()) {
        return {};
    }
    const fs::path folder = fs::absolute(checkpoint.folder).lexically_normal();
    const fs::path run = folder.parent_path().parent_path();
    const bool belongs = folder.parent_path().filename() == "checkpoints" && fs::exists(run / "run.toml");
    return belongs ? run : fs::path();
}

std::string fileName(const Json& record) {
    std::string name = record["corpus"].get<std::string>() + "-" + record["protocol"].get<std::string>() + "-" + record["pool"].get<std::string>() +
                       "-" + (record["encoders"].size() > 1 ? "both" : record["encoder"].get<std::string>()) + "-step-" + record["step"].dump();
    for (char& c : name) {
        c = c == '/' || c == ':' || c == ' ' ? '-' : c;
    }
    return name + ".json";
}

}  // namespace

std::string protocolId(Protocol protocol) {
    return protocol == Protocol::knn ? "knn" : "linear";
}

Protocol protocolFromId(const std::string& id) {
    if (id == "knn" || id == "linear") {
        return id == "knn" ? Protocol::knn : Protocol::linear;
    }
    throw Error(ErrorKind::request, "There is no protocol \"" + id + "\".", "--protocol", "choose knn or linear");
}

Baseline baselineFromId(const std::string& id) {
    if (id == "untrained" || id == "log-mel") {
        return id == "untrained" ? Baseline::untrained : Baseline::logMel;
    }
    throw Error(ErrorKind::request, "There is no baseline \"" + id + "\".", "--baseline", "choose untrained or log-mel");
}

SplitRule splitRuleFromId(const std::string& id) {
    if (id == "auto") {
        return SplitRule::automatic;
    }
    if (id == "folds") {
        return SplitRule::folds;
    }
    if (id == "groups" || id == "official") {
        return id == "groups" ? SplitRule::groups : SplitRule::official;
    }
    throw Error(ErrorKind::request, "There is no split rule \"" + id + "\".", "--split", "choose auto, folds, groups or official");
}

std::string encoderId(EncoderChoice encoder) {
    return encoder == EncoderChoice::target ? "target" : "context";
}

std::string poolingId(Pooling pooling) {
    return pooling.segments == 0 ? "mean" : "segments:" + std::to_string(pooling.segments);
}

Json scoreJson(const Score& score) {
    Json folds = Json::array();
    for (const Score::Fold& fold : score.folds) {
        folds.push_back({{"name", fold.name}, {"accuracy", fold.accuracy}, {"train", fold.train}, {"test", fold.test}});
    }
    return {{"mean", score.mean}, {"std", score.std}, {"folds", folds}};
}

Json evaluationRecord(const EvaluationRequest& request, const EncoderResults& results) {
    const EvaluationResult& first = results.front().second;
    const ResolvedCheckpoint checkpoint = resolveCheckpoint(request.checkpoint);
    Json json{{"protocol", protocolId(request.protocol)}, {"metric", first.metric}};
    json.update(scoreJson(first.score));
    json["baselines"] = baselinesJson(first);
    json["split"] = first.splitRule;
    json["pool"] = poolingId(request.pooling);
    json["encoder"] = encoderId(results.front().first);
    Json encoders = Json::object();
    double seconds = 0;
    for (const auto& [encoder, result] : results) {
        Json entry = scoreJson(result.score);
        entry["baselines"] = baselinesJson(result);
        encoders[encoderId(encoder)] = entry;
        seconds += result.seconds;
    }
    json["encoders"] = encoders;
    json["corpus"] = request.corpus->name();
    json["checkpoint"] = fs::absolute(checkpoint.weights).lexically_normal().string();
    json["step"] = checkpoint.step;
    json["unreadable"] = first.unreadable;
    json["seconds"] = seconds;
    return json;
}

void saveEvaluationRecord(const fs::path& checkpoint, const Json& record) {
    const fs::path run = runOf(resolveCheckpoint(checkpoint));
    if (run.empty()) {
        return;
    }
    std::error_code reason;
    fs::create_directories(run / "evaluations", reason);
    if (reason) {
        throw Error(ErrorKind::storage, "cannot create the folder " + (run / "evaluations").string() + ": " + reason.message(), run.string());
    }
    durableReplace(run / "evaluations" / fileName(record), record.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace ajepa
