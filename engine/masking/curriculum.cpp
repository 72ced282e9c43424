// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/curriculum.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/base/random.h"

namespace ajepa {
namespace {

// Platanios et al., "Competence-based curriculum learning" (NAACL 2019): the p-th power of the competence grows linearly from start^p to 1.
double root(double x, double start, double p) {
    return std::pow(x * (1 - std::pow(start, p)) + std::pow(start, p), 1 / p);
}

double thirds(double x) {
    return x < 1.0 / 3 ? 1.0 / 3 : x < 2.0 / 3 ? 2.0 / 3 : 1.0;
}

double interpolate(const std::vector<double>& table, double x) {
    if (table.empty()) {
        return 0;
    }
    const double place = x * static_cast<double>(table.size() - 1);
    const auto left = std::min(static_cast<std::size_t>(place), table.size() - 1);
    const auto right = std::min(left + 1, table.size() - 1);
    const double share = place - static_cast<double>(left);
    return table[left] * (1 - share) + table[right] * share;
}

double unclamped(const CurriculumConfig& curriculum, double x) {
    const double start = curriculum.start;
    switch (curriculum.function) {
        case CurriculumFunction::sqrt:
            return root(x, start, 2);
        case CurriculumFunction::linear:
            return root(x, start, 1);
        case CurriculumFunction::root3:
            return root(x, start, 3);
        case CurriculumFunction::geometric:
            return std::pow(start, 1 - x);
        case CurriculumFunction::step:
            return thirds(x);
        case CurriculumFunction::cosine:
            return 0.5 * (1 - std::cos(std::numbers::pi * x));
        case CurriculumFunction::inverse:
            return 1 - root(x, start, 2);
        case CurriculumFunction::constant0:
            return 0;
        case CurriculumFunction::constant1:
            return 1;
        case CurriculumFunction::table:
            return interpolate(curriculum.table, x);
    }
    return 0;
}

}  // namespace

double scheduledProbability(const CurriculumConfig& curriculum, std::int64_t step, std::int64_t totalSteps) {
    const std::int64_t length = curriculum.steps > 0 ? curriculum.steps : totalSteps;
    const double x = length > 0 ? std::clamp(static_cast<double>(step) / static_cast<double>(length), 0.0, 1.0) : 1.0;
    return std::clamp(unclamped(curriculum, x), 0.0, 1.0);
}

bool drawTimeFrequency(const CurriculumConfig& curriculum, std::uint64_t seed, std::int64_t step, std::int64_t totalSteps, std::uint64_t clip) {
    const double probability = scheduledProbability(curriculum, step, totalSteps);
    const auto place = static_cast<std::uint64_t>(step);
    RandomStream stream = curriculum.perClip ? RandomStream(seed, "curriculum", {place, clip}) : RandomStream(seed, "curriculum", {place});
    return stream.uniform() < probability;
}

}  // namespace ajepa
