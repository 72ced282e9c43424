// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/run_events.h"

namespace ajepa::cli {

/// Writes every report of a job as one JSON line on a descriptor: what a window reads from its worker. A reader that went away ends the writing, not the job.
class EventStream final : public RunObserver {
public:
    /// Throws Error(request) if the descriptor is not open for writing.
    explicit EventStream(int descriptor);
    void onStep(const StepMetrics& metrics) override;
    void onEvent(const RunEvent& event) override;

private:
    void writeLine(const std::string& line);

    int descriptor_;
    bool open_ = true;
};

}  // namespace ajepa::cli
