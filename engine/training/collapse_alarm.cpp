// SPDX-License-Identifier: Apache-2.0
#include "engine/training/collapse_alarm.h"

#include <algorithm>
#include <cstdio>

namespace ajepa {
namespace {

constexpr std::size_t window = 10;
constexpr int badBeforeAlarm = 3;

std::string sentence(const char* form, double value, double reference) {
    char text[160];
    std::snprintf(text, sizeof text, form, value, reference);
    return text;
}

double largest(const std::vector<HealthFigures>& history, double HealthFigures::*figure) {
    double most = 0;
    for (const HealthFigures& figures : history) {
        most = std::max(most, figures.*figure);
    }
    return most;
}

}  // namespace

std::string CollapseAlarm::violatedRule(const HealthFigures& figures) const {
    const double bestRank = largest(history_, &HealthFigures::effectiveRank);
    if (figures.effectiveRank < 0.5 * bestRank) {
        return sentence("effective rank %.3g is below half of its largest recent value %.3g", figures.effectiveRank, bestRank);
    }
    if (figures.effectiveRank < 0.05 * figures.dim) {
        return sentence("effective rank %.3g is below 5 %% of the %.0f possible", figures.effectiveRank, figures.dim);
    }
    const double bestStd = largest(history_, &HealthFigures::targetStd);
    if (figures.targetStd < 0.1 * bestStd) {
        return sentence("deviation of the targets over clips %.3g is below a tenth of its largest recent value %.3g", figures.targetStd, bestStd);
    }
    return {};
}

void CollapseAlarm::judge(HealthFigures& figures) {
    figures.rule = violatedRule(figures);
    badInARow_ = figures.rule.empty() ? 0 : badInARow_ + 1;
    figures.collapsed = badInARow_ >= badBeforeAlarm;
    // A bad figure does not enter the history: else a slow collapse would lower its own yardstick.
    if (figures.rule.empty()) {
        history_.push_back(figures);
        if (history_.size() > window) {
            history_.erase(history_.begin());
        }
    }
}

void CollapseAlarm::restore(std::vector<HealthFigures> history, int badInARow) {
    history_ = std::move(history);
    badInARow_ = badInARow;
}

}  // namespace ajepa
