// SPDX-License-Identifier: Apache-2.0
#include "engine/data/augmentation.h"

#include <algorithm>
#include <cmath>

#include "engine/base/random.h"

namespace ajepa {
namespace {

RandomStream streamOf(std::string_view purpose, std::uint64_t seed, std::int64_t epoch, std::uint64_t clip) {
    return {seed, purpose, {static_cast<std::uint64_t>(epoch), clip}};
}

/// Gamma(shape, 1) by Marsaglia and Tsang (2000); below 1 by their boost of Gamma(shape + 1).
double gamma(RandomStream& stream, double shape) {
    if (shape < 1) {
        const double boosted = gamma(stream, shape + 1);
        return boosted * std::pow(1 - stream.uniform(), 1 / shape);
    }
    const double d = shape - 1.0 / 3, c = 1 / std::sqrt(9 * d);
    for (;;) {
        const double x = stream.normal();
        const double v = std::pow(1 + c * x, 3);
        const double u = 1 - stream.uniform();
        if (v > 0 && std::log(u) < 0.5 * x * x + d - d * v + d * std::log(v)) {
            return d * v;
        }
    }
}

double symmetricBeta(RandomStream& stream, double alpha) {
    const double a = gamma(stream, alpha), b = gamma(stream, alpha);
    return a + b > 0 ? a / (a + b) : 0.5;
}

Blanks::Stretch drawStretch(RandomStream& stream, int longest, int of) {
    const int length = static_cast<int>(stream.uniform() * longest);
    return {static_cast<int>(stream.uniform() * (of - length)), length};
}

}  // namespace

std::optional<MixUp> drawMixUp(const FinetuneConfig& finetune, std::uint64_t seed, std::int64_t epoch, std::uint64_t clip, std::size_t clips) {
    if (finetune.mixUp <= 0) {
        return std::nullopt;
    }
    RandomStream stream = streamOf("mix-up", seed, epoch, clip);
    if (stream.uniform() >= finetune.mixUp) {
        return std::nullopt;
    }
    const std::size_t partner = stream.below(static_cast<std::uint32_t>(clips));
    return MixUp{partner, symmetricBeta(stream, finetune.mixUpAlpha)};
}

Blanks drawBlanks(const FinetuneConfig& finetune, std::uint64_t seed, std::int64_t epoch, std::uint64_t clip, int frames, int mels) {
    if (finetune.specAugment == std::array{0, 0}) {
        return {};
    }
    RandomStream stream = streamOf("spec-augment", seed, epoch, clip);
    const Blanks::Stretch time = drawStretch(stream, finetune.specAugment[0], frames);
    return {time, drawStretch(stream, finetune.specAugment[1], mels)};
}

void blank(const Blanks& blanks, int mels, std::span<float> input) {
    const auto width = static_cast<std::size_t>(mels);
    const auto& [frames, bands] = blanks;
    std::ranges::fill(input.subspan(static_cast<std::size_t>(frames.begin) * width, static_cast<std::size_t>(frames.length) * width), 0.0F);
    for (std::size_t row = 0; row < input.size(); row += width) {
        std::ranges::fill(input.subspan(row + static_cast<std::size_t>(bands.begin), static_cast<std::size_t>(bands.length)), 0.0F);
    }
}

}  // namespace ajepa
