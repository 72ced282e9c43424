// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/curriculum_profile.h"

#include <algorithm>

#include "engine/masking/curriculum.h"

namespace ajepa {
namespace {

constexpr std::int64_t mostEntries = 1'000'000;

// The first step at or behind a share numerator / denominator of the curriculum.
std::int64_t stepAt(std::int64_t length, std::int64_t numerator, std::int64_t denominator) {
    return (length * numerator + denominator - 1) / denominator;
}

void addKinks(std::vector<CurriculumBreak>& breaks, const CurriculumConfig& curriculum, std::int64_t length, std::int64_t steps) {
    const auto add = [&](std::int64_t step, BreakKind kind) {
        if (step > 0 && step < steps) {
            breaks.push_back({step, scheduledProbability(curriculum, step, steps), kind});
        }
    };
    if (curriculum.function == CurriculumFunction::step) {
        add(stepAt(length, 1, 3), BreakKind::jump);
        add(stepAt(length, 2, 3), BreakKind::jump);
    }
    const auto nodes = static_cast<std::int64_t>(curriculum.table.size());
    for (std::int64_t node = 1; curriculum.function == CurriculumFunction::table && node + 1 < nodes; ++node) {
        add(stepAt(length, node, nodes - 1), BreakKind::tableNode);
    }
    add(length, BreakKind::end);
}

// Steps where the schedule crosses one half. Every function but a table is monotone between two kinks, so a table's crossings are found step by step, too.
void addHalves(std::vector<CurriculumBreak>& breaks, const CurriculumProfile& profile) {
    for (std::size_t i = 1; i < profile.scheduled.size(); ++i) {
        if ((profile.scheduled[i] >= 0.5) != (profile.scheduled[i - 1] >= 0.5)) {
            breaks.push_back({static_cast<std::int64_t>(i) * profile.stride, profile.scheduled[i], BreakKind::half});
        }
    }
}

}  // namespace

CurriculumProfile curriculumProfile(const RunConfig& config) {
    const CurriculumConfig& curriculum = config.curriculum;
    const std::int64_t steps = std::max<std::int64_t>(config.train.steps, 1);
    CurriculumProfile profile;
    profile.stride = (steps + mostEntries - 1) / mostEntries;
    double scheduled = 0;
    std::int64_t drawn = 0;
    for (std::int64_t step = 0; step < steps; step += profile.stride) {
        profile.scheduled.push_back(scheduledProbability(curriculum, step, steps));
        profile.drawn.push_back(drawTimeFrequency(curriculum, config.train.seed, step, steps) ? 1 : 0);
        scheduled += profile.scheduled.back();
        drawn += profile.drawn.back();
        profile.runningMean.push_back(static_cast<double>(drawn) / static_cast<double>(profile.drawn.size()));
    }
    profile.meanScheduled = scheduled / static_cast<double>(profile.scheduled.size());
    profile.meanDrawn = profile.runningMean.back();
    addKinks(profile.breaks, curriculum, curriculum.steps > 0 ? curriculum.steps : steps, steps);
    addHalves(profile.breaks, profile);
    std::stable_sort(profile.breaks.begin(), profile.breaks.end(), [](const auto& a, const auto& b) { return a.step < b.step; });
    return profile;
}

}  // namespace ajepa
