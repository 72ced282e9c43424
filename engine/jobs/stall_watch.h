// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

#include "engine/jobs/run_events.h"

namespace ajepa {

/// A run that says it trains and reports no step.
struct Stall {
    std::int64_t step = 0;  ///< the last that was reported
    double waitedS = 0;
    double usualS = 0;  ///< median time between two reports; 0 if there were none
};

/// Notices a run that hangs (F05): no report for longer than ten times the usual, and for two minutes at least. Only a training counts: preparing, a pause and
/// stopping take as long as they take. Times are the caller's, of a clock that stands still while the machine sleeps and is never set.
class StallWatch {
public:
    using Time = std::chrono::steady_clock::time_point;

    void onState(RunState state, Time now);
    void onStep(std::int64_t step, Time now);
    /// Once for each stall: a further report, a state or wait() must come before the next.
    std::optional<Stall> check(Time now);
    /// The user waits on, or work between the steps goes on: counting begins anew.
    void wait(Time now);

    /// max(10 x median, 120 s).
    std::chrono::duration<double> limit() const;

private:
    double usualS() const;

    bool training_ = false;
    bool told_ = false;
    Time since_{};            ///< the last sign of life, or when the user chose to wait
    Time reported_{};         ///< the last report
    bool anyReport_ = false;  ///< since the training began or went on
    std::int64_t step_ = 0;
    std::deque<double> gaps_;  ///< seconds between reports, the newest
};

}  // namespace ajepa
