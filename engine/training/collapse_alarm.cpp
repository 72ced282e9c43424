// SPDX-License-Identifier: Apache-2.0
#include "engine/training/collapse_alarm.h"

#include <algorithm>
#include <cstdio>
#include <limits>

namespace ajepa {
namespace {

constexpr std::size_t window = 10;
constexpr double alikeCosine = 0.95;
constexpr double stillShare = 0.2;

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

double smallest(const std::vector<HealthFigures>& history, double HealthFigures::*figure) {
    double least = std::numeric_limits<double>::infinity();
    for (const HealthFigures& figures : history) {
        least = std::min(least, figures.*figure);
    }
    return least;
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
    if (figures.stillDims >= stillShare) {
        return sentence("%.0f %% of the targets' dimensions hardly differ between clips; %.0f %% are too many", 100 * figures.stillDims,
                        100 * stillShare);
    }
    const double bestCosine = smallest(history_, &HealthFigures::meanCosine);
    if (figures.meanCosine > alikeCosine && figures.meanCosine >= bestCosine) {
        return sentence("the clips look alike: their mean cosine %.4g has not fallen below its smallest recent value %.4g", figures.meanCosine,
                        bestCosine);
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
