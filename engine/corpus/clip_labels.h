// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/config/run_config.h"
#include "engine/corpus/corpus.h"

namespace ajepa {

/// The classes of a corpus and which of them each clip has.
class ClipLabels {
public:
    /// Throws Error(data) if one of `clips` has no label.
    ClipLabels(const Corpus& corpus, std::span<const std::size_t> clips);

    /// Sorted; those of all clips of the corpus.
    const std::vector<std::string>& classes() const { return classes_; }
    /// Class numbers of a clip of the corpus; empty if it has no label.
    const std::vector<std::size_t>& of(std::uint64_t clip) const { return ofClip_[clip]; }
    /// How many of the classes the clips that were given have.
    std::size_t used() const { return used_; }
    /// Whether each of the clips that were given has exactly one.
    bool single() const { return single_; }
    /// Writes 1 for each class of a clip and 0 for the others into `out` [classes].
    void fill(std::uint64_t clip, std::span<float> out) const;

private:
    std::vector<std::string> classes_;
    std::vector<std::vector<std::size_t>> ofClip_;
    std::size_t used_ = 0;
    bool single_ = true;
};

/// Those of the clips that a fine-tuning trains on. Throws Error(data) if one has no label, or if all have the same, so that there is nothing to tell apart;
/// Error(request) if clips have several and finetune.loss takes them for one.
ClipLabels trainingLabels(const Corpus& corpus, const RunConfig& config);

/// AudioMAE's weights for drawing rare classes more often: the sum over a clip's classes of 1000 / (clips of the class + 0.01), counted over `clips`
/// (method.md 1.14). One weight for each of `clips`.
std::vector<double> balancingWeights(const ClipLabels& labels, std::span<const std::size_t> clips);

}  // namespace ajepa
