// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "engine/masking/mask_plan.h"

namespace ajepa {
namespace {

struct Sums {
    double context = 0, target = 0, united = 0, minimum = 0;
    std::size_t clips = 0, targets = 0, relaxed = 0, timeFrequency = 0;
};

std::size_t unionCells(const ClipMasks& clip, std::vector<std::uint8_t>& marks) {
    std::fill(marks.begin(), marks.end(), std::uint8_t{0});
    std::size_t united = 0;
    for (const auto& target : clip.targets) {
        for (const std::int32_t cell : target) {
            std::uint8_t& mark = marks[static_cast<std::size_t>(cell)];
            united += mark == 0 ? 1 : 0;
            mark = 1;
        }
    }
    return united;
}

void add(Sums& sums, const MaskPlan& plan) {
    const auto cells = static_cast<double>(plan.grid.cells());
    std::vector<std::uint8_t> marks(static_cast<std::size_t>(plan.grid.cells()));
    double smallest = 1;
    for (const ClipMasks& clip : plan.clips) {
        const double context = static_cast<double>(clip.context.size()) / cells;
        smallest = std::min(smallest, context);
        sums.context += context;
        sums.united += static_cast<double>(unionCells(clip, marks)) / cells;
        for (const auto& target : clip.targets) {
            sums.target += static_cast<double>(target.size()) / cells;
        }
        sums.targets += clip.targets.size();
        sums.relaxed += clip.relaxations > 0 ? 1 : 0;
    }
    sums.clips += plan.clips.size();
    sums.minimum += smallest;
    sums.timeFrequency += plan.timeFrequency ? 1 : 0;
}

double share(double sum, std::size_t count) {
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

}  // namespace

MaskStatistics maskStatistics(const std::vector<MaskPlan>& plans) {
    Sums sums;
    for (const MaskPlan& plan : plans) {
        add(sums, plan);
    }
    MaskStatistics statistics;
    statistics.contextRatio = share(sums.context, sums.clips);
    statistics.targetRatio = share(sums.target, sums.targets);
    statistics.unionRatio = share(sums.united, sums.clips);
    statistics.hiddenRatio = 1 - statistics.contextRatio;
    statistics.batchMinimum = share(sums.minimum, plans.size());
    statistics.relaxedShare = share(static_cast<double>(sums.relaxed), sums.clips);
    statistics.tfShare = share(static_cast<double>(sums.timeFrequency), plans.size());
    return statistics;
}

}  // namespace ajepa
