// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/jobs/run_events.h"

/// What a worker process tells its window: one JSON object a line (`ajepa run --events-fd N`), and the way back. The key `event` names the kind: step, state,
/// failed, checkpoint, checkpoint_failed, evaluation, epoch, log, progress, health.
namespace ajepa {

/// With the newline. Text that is not UTF-8 gets replacement characters; numbers read back exactly; what is not finite becomes null and reads back as NaN.
std::string eventLine(const StepMetrics& metrics);
std::string eventLine(const RunEvent& event);

using Report = std::variant<StepMetrics, RunEvent>;

/// nullopt for a line that is no report, such as one torn by the death of its writer, or a kind that this version does not know.
std::optional<Report> parseEventLine(std::string_view line);

}  // namespace ajepa
