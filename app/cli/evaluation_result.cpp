// SPDX-License-Identifier: Apache-2.0
#include "app/cli/evaluation_result.h"

#include "app/cli/number_text.h"

namespace ajepa::cli {

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

Json scoreJson(const Score& score) {
    Json folds = Json::array();
    for (const Score::Fold& fold : score.folds) {
        folds.push_back({{"name", fold.name}, {"accuracy", fold.accuracy}, {"train", fold.train}, {"test", fold.test}});
    }
    return {{"mean", score.mean}, {"std", score.std}, {"folds", folds}};
}

std::string scoreLine(const std::string& name, const Score& score) {
    std::string line = padded(name, 22) + padded(decimals(score.mean, 1) + " %", 10);
    if (score.folds.size() > 1) {
        line += "(std " + decimals(score.std, 1) + " over " + std::to_string(score.folds.size()) + " parts)";
    }
    return line + "\n";
}

}  // namespace ajepa::cli
