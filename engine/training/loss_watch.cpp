// SPDX-License-Identifier: Apache-2.0
#include "engine/training/loss_watch.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ajepa {
namespace {

constexpr std::size_t window = 128, leastToJudge = 64;
constexpr std::int64_t leastForCourse = 200;
constexpr double spikeSpreads = 8;
constexpr double riseDeviations = 5, settledDeviations = 2;
/// What one loss may do to the means: a spike alone must not look like a rise.
constexpr double mostSpreads = 20;
/// A loss that hardly moves is not judged by its last digits.
constexpr double leastSpread = 0.01;
constexpr std::int64_t quietSteps = 20;

double medianOf(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

}  // namespace

void LossWatch::Average::add(double value) {
    weight_ = keep_ * weight_ + (1 - keep_);
    const double share = (1 - keep_) / weight_, away = value - mean_;
    mean_ += share * away;
    variance_ = (1 - share) * (variance_ + share * away * away);
}

double LossWatch::Average::deviation() const {
    return std::sqrt(variance_);
}

LossWatch::Usual LossWatch::usual() const {
    std::vector<double> values(last_.begin(), last_.end());
    const double median = medianOf(values);
    for (double& value : values) {
        value = std::abs(value - median);
    }
    return {median, std::max(1.4826 * medianOf(std::move(values)), leastSpread * std::abs(median))};
}

std::optional<LossAlert> LossWatch::add(std::int64_t step, double loss) {
    ++seen_;
    std::optional<LossAlert> spike;
    double counted = loss;
    if (last_.size() >= leastToJudge) {
        const Usual before = usual();
        spike = judgeSpike(step, loss, before);
        counted = std::min(loss, before.median + mostSpreads * before.spread);
    }
    last_.push_back(loss);
    if (last_.size() > window) {
        last_.pop_front();
    }
    fast_.add(counted);
    slow_.add(counted);
    const std::optional<LossAlert> course = judgeCourse(step);
    return course ? course : spike;
}

std::optional<LossAlert> LossWatch::judgeSpike(std::int64_t step, double loss, const Usual& usual) {
    if (loss <= usual.median + spikeSpreads * usual.spread || step < quietUntil_) {
        return std::nullopt;
    }
    quietUntil_ = step + quietSteps;
    return LossAlert{LossAlert::Kind::spike, step, step, loss, usual.median};
}

std::optional<LossAlert> LossWatch::judgeCourse(std::int64_t step) {
    if (seen_ < leastForCourse) {
        return std::nullopt;
    }
    const double deviation = std::max(slow_.deviation(), leastSpread * std::abs(slow_.mean()));
    const double height = (fast_.mean() - slow_.mean()) / deviation;
    if (height < settledDeviations) {
        above_.reset();
    } else if (!above_) {
        above_ = step;
    }
    if (rising_ == (above_ && (rising_ || height > riseDeviations))) {
        return std::nullopt;
    }
    rising_ = !rising_;
    return LossAlert{rising_ ? LossAlert::Kind::rise : LossAlert::Kind::settled, step, above_.value_or(step), fast_.mean(), slow_.mean()};
}

}  // namespace ajepa
