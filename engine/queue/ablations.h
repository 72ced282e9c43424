// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/config/run_config.h"

namespace ajepa {

/// A comparison that is worth making, ready to be queued. Words are English, translatable in the context "Ablations".
struct Ablation {
    std::string_view id;
    std::string_view title;
    std::string_view sentence;  ///< what is compared, and what the paper found
};

/// Those of the A-JEPA paper (Tables 2 to 6, Figures 6 and 7; method.md 1.9, 1.13, 1.15), then ours.
std::span<const Ablation> ablations();

/// The axis of an ablation as text for gridFromText(), fitting the configuration it starts from: epochs become steps of `trainingClips` clips.
/// Throws Error(request): no such ablation, or it says nothing about this configuration (regularized masking without fine-tuning, epochs without clips).
std::string ablationText(std::string_view id, const RunConfig& base, std::int64_t trainingClips);

}  // namespace ajepa
