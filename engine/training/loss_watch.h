// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "engine/jobs/run_events.h"

namespace ajepa {

/// Looks at the loss of each step, and tells what is far from usual. It changes nothing in the run.
///
/// A spike: one loss more than eight spreads (1.4826 times the median absolute deviation) above the median of the last 128. A rise: the mean of about ten steps
/// more than five standard deviations above that of about a thousand; it is over below two. Both are judged by what the run itself did before, so that a loss
/// that climbs slowly, as those of joint-embedding networks may while they learn, is neither. Nothing is judged before there is enough to compare with, which
/// holds for a run that is continued, too.
class LossWatch {
public:
    /// `loss` of an applied step; finite.
    std::optional<LossAlert> add(std::int64_t step, double loss);

private:
    /// Exponential mean and variance over about `horizon` values, unbiased from the first one on.
    class Average {
    public:
        explicit Average(double horizon) : keep_(1 - 1 / horizon) {}
        void add(double value);
        double mean() const { return mean_; }
        double deviation() const;

    private:
        double keep_, weight_ = 0, mean_ = 0, variance_ = 0;
    };
    struct Usual {
        double median, spread;
    };

    Usual usual() const;
    std::optional<LossAlert> judgeSpike(std::int64_t step, double loss, const Usual& usual);
    std::optional<LossAlert> judgeCourse(std::int64_t step);

    std::deque<double> last_;
    Average fast_{10}, slow_{1000};
    std::int64_t seen_ = 0;
    std::int64_t quietUntil_ = 0;        ///< a spike was told just now
    std::optional<std::int64_t> above_;  ///< the step since which the fast mean is clearly above the slow one
    bool rising_ = false;
};

}  // namespace ajepa
