// SPDX-License-Identifier: Apache-2.0
#include "engine/training/arena_optimizer.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "engine/training/arena_update.h"

namespace ajepa {
namespace {

constexpr std::int64_t blockSize = 4096;  // values: five buffers of a block fit into a core's cache

std::int64_t blocksOf(std::int64_t size) {
    return (size + blockSize - 1) / blockSize;
}

}  // namespace

UpdateCoefficients coefficientsOf(const UpdateSettings& settings) {
    const auto step = static_cast<double>(settings.step);
    const double firstCorrection = 1 - std::pow(settings.beta1, step);
    const double secondCorrection = 1 - std::pow(settings.beta2, step);
    return {.gradientScale = static_cast<float>(settings.gradientScale),
            .firstKeep = static_cast<float>(settings.beta1),
            .firstAdd = static_cast<float>(1 - settings.beta1),
            .secondKeep = static_cast<float>(settings.beta2),
            .secondAdd = static_cast<float>(1 - settings.beta2),
            .stepSize = static_cast<float>(settings.learningRate / firstCorrection),
            .secondCorrection = static_cast<float>(1 / std::sqrt(secondCorrection)),
            .epsilon = static_cast<float>(settings.epsilon),
            .decay = static_cast<float>(1 - settings.learningRate * settings.weightDecay),
            .emaAdd = static_cast<float>(1 - settings.emaMomentum)};
}

GradientSummary summariseGradients(std::span<const float> gradients) {
    const auto size = static_cast<std::int64_t>(gradients.size());
    std::vector<double> sums(static_cast<std::size_t>(blocksOf(size)), 0.0);
#pragma omp parallel for schedule(static)
    for (std::int64_t block = 0; block < blocksOf(size); ++block) {
        double sum = 0;
#pragma omp simd reduction(+ : sum)
        for (std::int64_t i = block * blockSize; i < std::min(size, (block + 1) * blockSize); ++i) {
            sum += static_cast<double>(gradients[static_cast<std::size_t>(i)]) * gradients[static_cast<std::size_t>(i)];
        }
        sums[static_cast<std::size_t>(block)] = sum;
    }
    double total = 0;
    for (const double sum : sums) {
        total += sum;
    }
    // A square of a finite float is far from overflowing a double, so the total is finite exactly if every gradient is.
    return {.norm = std::sqrt(total), .finite = std::isfinite(total)};
}

ArenaOptimizer::ArenaOptimizer(std::int64_t parameters, std::vector<ArenaRange> decayRanges)
    : decayRanges_(std::move(decayRanges)), firstMoment_(static_cast<std::size_t>(parameters), 0.0F), secondMoment_(firstMoment_) {}

void ArenaOptimizer::update(std::span<float> parameters, std::span<const float> gradients, std::span<float> target, const UpdateSettings& settings) {
    assert(parameters.size() == firstMoment_.size() && gradients.size() == firstMoment_.size() && target.size() <= parameters.size());
    const UpdateCoefficients c = coefficientsOf(settings);
    const ArenaStretch at{parameters.data(), gradients.data(), firstMoment_.data(), secondMoment_.data(), target.data()};
    const auto size = static_cast<std::int64_t>(parameters.size());
    const auto targetEnd = static_cast<std::int64_t>(target.size());
    const ArenaUpdate vector = updateArenaVector(), updateValues = vector != nullptr ? vector : updateArenaPortable;
#pragma omp parallel for schedule(static)
    for (std::int64_t block = 0; block < blocksOf(size); ++block) {
        const std::int64_t end = std::min(size, (block + 1) * blockSize);
        std::int64_t place = block * blockSize;
        auto range = std::partition_point(decayRanges_.begin(), decayRanges_.end(), [&](const ArenaRange& r) { return r.end <= place; });
        for (; range != decayRanges_.end() && range->begin < end; ++range) {
            const std::int64_t decayBegin = std::max(place, range->begin), decayEnd = std::min(end, range->end);
            updateValues(at, place, decayBegin, targetEnd, 1.0F, c);
            updateValues(at, decayBegin, decayEnd, targetEnd, c.decay, c);
            place = decayEnd;
        }
        updateValues(at, place, end, targetEnd, 1.0F, c);
    }
}

}  // namespace ajepa
