// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "engine/config/run_config.h"

/// What fine-tuning does to a clip's input and label. Draws are pure functions of (seed, epoch, clip).
namespace ajepa {

/// Another clip that is mixed into one: share * clip + (1 - share) * partner, sounds and labels alike (AST, AudioMAE; method.md 1.15).
struct MixUp {
    std::size_t partner = 0;  ///< position in the list of training clips
    double share = 1;         ///< of the clip itself, from Beta(alpha, alpha)
};

/// nullopt for the clips that finetune.mix_up leaves alone.
std::optional<MixUp> drawMixUp(const FinetuneConfig& finetune, std::uint64_t seed, std::int64_t epoch, std::uint64_t clip, std::size_t clips);

/// One stretch of frames and one of bands that are hidden from a network.
struct Blanks {
    struct Stretch {
        int begin = 0, length = 0;
    };
    Stretch frames, bands;
};

/// The blanks of an input of so many frames and bands. Each length is uniform below finetune.spec_augment, each place uniform (SpecAugment, Park et al. 2019;
/// torchaudio's rule).
Blanks drawBlanks(const FinetuneConfig& finetune, std::uint64_t seed, std::int64_t epoch, std::uint64_t clip, int frames, int mels);

/// Fills them in a normalised input [frames, mels] with its mean, 0.
void blank(const Blanks& blanks, int mels, std::span<float> input);

}  // namespace ajepa
