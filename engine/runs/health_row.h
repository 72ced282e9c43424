// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "engine/jobs/run_events.h"
#include "engine/runs/json_text.h"

/// Health figures as a JSON row: the same keys in health.jsonl and in what a job tells its window.
namespace ajepa {

/// Adds all figures; accuracies only where they were measured.
JsonRow withHealth(JsonRow row, const HealthFigures& figures);

/// The figures of a row. A key that an older version did not write gives 0 or nothing; null gives NaN. Throws nlohmann's exceptions for a row without a step.
HealthFigures healthOfRow(const nlohmann::json& row);

}  // namespace ajepa
