// SPDX-License-Identifier: Apache-2.0
// B clips · L tokens of a clip
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <span>
#include <vector>

#include "engine/config/run_config.h"
#include "models/block_variation.h"

namespace ajepa {

/// Which token attends to which, from the tokens that were chosen, [B, L] of 0 and 1, none of its rows all 1 -> bool [B, 1, L, L]
/// (A-JEPA section 3.4, whose source is TLM's self-masking: Wu et al. 2023, arXiv:2310.18738; method.md 1.13). A token that was not chosen attends to those not
/// chosen. One that was chosen attends to
///   self       every token but itself
///   strict     those not chosen
///   siblings   itself alone
/// `masking` must be one of these three.
torch::Tensor allowedAttention(const torch::Tensor& chosen_BL, RegularizedMasking masking);

/// The variations of all blocks of an encoder at a step: regularized masking by finetune.mask_ratio and stochastic depth by finetune.drop_path, whose rate grows
/// linearly from 0 in the first block. Each draw is a pure function of (seed, step, clip, layer). Empty if both are off.
std::vector<BlockVariation> drawVariations(const RunConfig& config, std::int64_t step, std::span<const std::uint64_t> clips,
                                           const torch::Device& device = torch::kCPU);

}  // namespace ajepa
