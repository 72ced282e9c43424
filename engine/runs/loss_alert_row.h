// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/run_events.h"
#include "engine/runs/json_text.h"

namespace ajepa {

/// An alert as a JSON row: the same keys in events.jsonl and in what a job tells its window.
inline JsonRow withAlert(JsonRow row, const LossAlert& alert) {
    return row.add("kind", lossAlertId(alert.kind))
        .add("step", alert.step)
        .add("onset", alert.onset)
        .add("loss", alert.loss)
        .add("usual", alert.usual);
}

}  // namespace ajepa
