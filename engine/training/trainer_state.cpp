// SPDX-License-Identifier: Apache-2.0
#include "engine/training/trainer_state.h"

#include <nlohmann/json.hpp>

#include "engine/base/error.h"
#include "engine/runs/json_text.h"

namespace ajepa {
namespace {

using Json = nlohmann::ordered_json;

Json healthJson(const HealthFigures& figures) {
    return {
        {"step", figures.step}, {"target_std", figures.targetStd}, {"effective_rank", figures.effectiveRank}, {"mean_cosine", figures.meanCosine}};
}

/// Numbers with a fraction or an exponent may lie beyond what an integer holds, and converting them has no defined result.
std::int64_t wholeNumber(const Json& json, const char* key) {
    const Json& value = json.at(key);
    if (!isWholeNumber(value)) {
        throw Error(ErrorKind::storage, std::string("trainer.json of the checkpoint cannot be understood: ") + key + " is no whole number",
                    "trainer.json", "use an older checkpoint of the run");
    }
    return value.get<std::int64_t>();
}

HealthFigures healthFromJson(const Json& json) {
    HealthFigures figures;
    figures.step = wholeNumber(json, "step");
    figures.targetStd = json.at("target_std");
    figures.effectiveRank = json.at("effective_rank");
    figures.meanCosine = json.value("mean_cosine", 1.0);  // checkpoints of older versions lack it: 1 never makes a later cosine look worse
    return figures;
}

}  // namespace

std::string toJson(const TrainerState& state) {
    Json health = Json::array();
    for (const HealthFigures& figures : state.healthHistory) {
        health.push_back(healthJson(figures));
    }
    Json json{{"format", 1},
              {"step", state.step},
              {"updates", state.updates},
              {"skipped_in_a_row", state.skippedInARow},
              {"bad_health_in_a_row", state.badHealthInARow},
              {"health_history", health}};
    if (!state.classes.empty()) {
        json["classes"] = state.classes;
    }
    return json.dump(2) + "\n";
}

TrainerState trainerStateFromJson(const std::string& text) {
    try {
        const Json json = Json::parse(text);
        TrainerState state;
        state.step = wholeNumber(json, "step");
        state.updates = wholeNumber(json, "updates");
        state.skippedInARow = wholeNumber(json, "skipped_in_a_row");
        state.badHealthInARow = static_cast<int>(wholeNumber(json, "bad_health_in_a_row"));
        for (const Json& figures : json.at("health_history")) {
            state.healthHistory.push_back(healthFromJson(figures));
        }
        state.classes = json.value("classes", std::vector<std::string>());
        return state;
    } catch (const nlohmann::json::exception& error) {
        throw Error(ErrorKind::storage, std::string("trainer.json of the checkpoint cannot be understood: ") + error.what(), "trainer.json",
                    "use an older checkpoint of the run");
    }
}

}  // namespace ajepa
