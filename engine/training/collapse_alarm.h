// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "engine/jobs/run_events.h"

namespace ajepa {

/// Tells collapse from learning by a run's own history (reliability.md 2.5; RankMe's authors advise to compare only runs of the same method). A figure is bad
/// when the effective rank is below half of its largest value among the last ten good ones, or below 5 % of what the probe set allows; when the targets' deviation over
/// clips has fallen below 10 % of its largest value; when a fifth of their dimensions hardly differ between clips; or when pairs of clips have a mean cosine above 0.95
/// that is no smaller than the smallest of the last ten good ones: some networks begin so, but those that learn leave it. Three bad figures in a row raise the alarm.
class CollapseAlarm {
public:
    /// Judges the next figures: sets `collapsed` and `rule`.
    void judge(HealthFigures& figures);

    /// What a strict resume needs.
    const std::vector<HealthFigures>& history() const { return history_; }
    void restore(std::vector<HealthFigures> history, int badInARow);
    int badInARow() const { return badInARow_; }
    static constexpr int badBeforeAlarm = 3;

private:
    std::string violatedRule(const HealthFigures& figures) const;

    std::vector<HealthFigures> history_;
    int badInARow_ = 0;
};

}  // namespace ajepa
