// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/health_row.h"

#include <limits>
#include <nlohmann/json.hpp>

namespace ajepa {
namespace {

std::optional<double> measured(const nlohmann::json& row, const char* key) {
    const auto found = row.find(key);
    if (found == row.end()) {
        return std::nullopt;
    }
    return found->is_number() ? found->get<double>() : std::numeric_limits<double>::quiet_NaN();
}

double number(const nlohmann::json& row, const char* key) {
    return measured(row, key).value_or(0);
}

}  // namespace

JsonRow withHealth(JsonRow row, const HealthFigures& figures) {
    row.add("step", figures.step)
        .add("target_std", figures.targetStd)
        .add("prediction_std", figures.predictionStd)
        .add("effective_rank", figures.effectiveRank)
        .add("mean_cosine", figures.meanCosine)
        .add("still_dims", figures.stillDims)
        .add("teacher_distance", figures.teacherDistance)
        .add("dim", figures.dim);
    if (figures.knn) {
        row.add("knn", *figures.knn);
    }
    if (figures.linear) {
        row.add("linear", *figures.linear);
    }
    if (figures.score) {
        row.add("score", *figures.score);
    }
    return row.add("collapsed", figures.collapsed).add("rule", figures.rule);
}

HealthFigures healthOfRow(const nlohmann::json& row) {
    const auto rule = row.find("rule");
    return {.step = wholeNumber(row.at("step")),
            .targetStd = number(row, "target_std"),
            .predictionStd = number(row, "prediction_std"),
            .effectiveRank = number(row, "effective_rank"),
            .meanCosine = number(row, "mean_cosine"),
            .stillDims = number(row, "still_dims"),
            .teacherDistance = number(row, "teacher_distance"),
            .dim = number(row, "dim"),
            .knn = measured(row, "knn"),
            .linear = measured(row, "linear"),
            .score = measured(row, "score"),
            .collapsed = row.contains("collapsed") && row["collapsed"] == true,
            .rule = rule != row.end() && rule->is_string() ? rule->get<std::string>() : std::string()};
}

}  // namespace ajepa
