// SPDX-License-Identifier: Apache-2.0
#include "models/regularized_masking.h"

#include <algorithm>

#include "engine/base/random.h"

namespace ajepa {
namespace {

/// Where a draw stands: its coordinates are step, clip and layer.
struct Place {
    std::uint64_t seed, step;
    int layer;

    RandomStream stream(std::string_view purpose, std::uint64_t clip) const {
        return {seed, purpose, {step, clip, static_cast<std::uint64_t>(layer)}};
    }
};

/// Each token with the probability of the ratio. If all were chosen nothing would be left to attend to: then the one with the largest number is not.
std::vector<float> chooseTokens(RandomStream stream, std::int64_t tokens, double ratio) {
    std::vector<float> chosen(static_cast<std::size_t>(tokens));
    std::size_t last = 0;
    double largest = -1;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const double number = stream.uniform();
        chosen[i] = number < ratio ? 1.0F : 0.0F;
        last = number > largest ? i : last;
        largest = std::max(largest, number);
    }
    chosen[last] = largest < ratio ? 0.0F : chosen[last];
    return chosen;
}

torch::Tensor drawAllowed(const RunConfig& config, const Place& place, std::span<const std::uint64_t> clips, const torch::Device& device) {
    std::vector<torch::Tensor> allowed_1LL;
    for (const std::uint64_t clip : clips) {
        const std::vector<float> chosen = chooseTokens(place.stream("regularized-masking", clip), gridCells(config), config.finetune.maskRatio);
        RegularizedMasking masking = config.finetune.masking;
        if (masking == RegularizedMasking::both) {
            const bool alone = place.stream("regularized-masking-kind", clip).uniform() < 0.5;
            masking = alone ? RegularizedMasking::siblings : RegularizedMasking::self;
        }
        allowed_1LL.push_back(allowedAttention(torch::tensor(chosen).unsqueeze(0).to(device), masking));
    }
    return torch::cat(allowed_1LL, 0);
}

/// What is kept is enlarged, so that a branch contributes the same on average (Huang et al. 2016; timm's drop_path).
torch::Tensor drawKept(const Place& place, std::string_view purpose, std::span<const std::uint64_t> clips, double rate) {
    std::vector<float> factors;
    for (const std::uint64_t clip : clips) {
        factors.push_back(place.stream(purpose, clip).uniform() < rate ? 0.0F : static_cast<float>(1 / (1 - rate)));
    }
    return torch::tensor(factors).view({-1, 1, 1});
}

double dropRate(const RunConfig& config, int layer) {
    return config.encoder.depth > 1 ? config.finetune.dropPath * layer / (config.encoder.depth - 1) : 0;
}

}  // namespace

torch::Tensor allowedAttention(const torch::Tensor& chosen_BL, RegularizedMasking masking) {
    const torch::Tensor chosen_BL1 = chosen_BL.to(torch::kBool).unsqueeze(2), free_B1L = chosen_BL1.logical_not().transpose(1, 2);
    const torch::Tensor same_LL = torch::eye(chosen_BL.size(1), chosen_BL.device()).to(torch::kBool);
    torch::Tensor ofChosen = free_B1L;
    if (masking == RegularizedMasking::self) {
        ofChosen = same_LL.logical_not().unsqueeze(0);
    } else if (masking == RegularizedMasking::siblings) {
        ofChosen = same_LL.unsqueeze(0);
    }
    return torch::where(chosen_BL1, ofChosen, free_B1L).unsqueeze(1);
}

std::vector<BlockVariation> drawVariations(const RunConfig& config, std::int64_t step, std::span<const std::uint64_t> clips,
                                           const torch::Device& device) {
    if (config.finetune.maskRatio <= 0 && config.finetune.dropPath <= 0) {
        return {};
    }
    std::vector<BlockVariation> variations(static_cast<std::size_t>(config.encoder.depth));
    for (int layer = 0; layer < config.encoder.depth; ++layer) {
        BlockVariation& variation = variations[static_cast<std::size_t>(layer)];
        const Place place{config.train.seed, static_cast<std::uint64_t>(step), layer};
        if (config.finetune.maskRatio > 0) {
            variation.allowed_S1LL = drawAllowed(config, place, clips, device);
        }
        if (const double rate = dropRate(config, layer); rate > 0) {
            variation.attention_S11 = drawKept(place, "drop-path-attention", clips, rate).to(device);
            variation.mlp_S11 = drawKept(place, "drop-path-mlp", clips, rate).to(device);
        }
    }
    return variations;
}

}  // namespace ajepa
