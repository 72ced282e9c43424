// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "models/arena_range.h"
#include "models/jepa.h"
#include "models/named_tensor.h"

namespace ajepa {

/// One tensor's place in the arena.
struct ArenaEntry {
    std::string name;  ///< as in a checkpoint: "context_encoder.…", "predictor.…"; of a fine-tuning "encoder.…", "head.…"
    std::vector<std::int64_t> shape;
    std::int64_t begin = 0;  ///< first value
    std::int64_t count = 0;
    bool decays = false;  ///< weight decay applies; not to 1-D tensors (biases, norms, tau), as in timm, MAE and I-JEPA; mask_token does decay there
};

/// Trained parameters, their gradients and the EMA target, one contiguous fp32 buffer each on the weights' device; the modules' tensors become views of them
/// (design section 2).
/// Context encoder first, then predictor; the target buffer has the layout of the context encoder's part. Each tensor starts on a 64-byte boundary
/// within the buffer; the gaps are and stay zero.
class ParameterArena {
public:
    /// Moves the weights into the arena. `jepa` must outlive it, and its tensors must not be replaced afterwards (copy_ into them).
    explicit ParameterArena(Jepa& jepa);
    /// The same of any tensors; the target, if there is one, is the EMA of the first of them.
    explicit ParameterArena(std::vector<NamedTensor> trained, std::vector<torch::Tensor> target = {});
    ParameterArena(const ParameterArena&) = delete;
    ParameterArena& operator=(const ParameterArena&) = delete;

    /// Throw std::logic_error for an arena that the processor cannot read.
    std::span<float> parameters() { return view(parameters_); }
    std::span<float> gradients() { return view(gradients_); }
    std::span<float> target() { return view(target_); }  ///< the EMA of parameters()[0, target().size())

    torch::Device device() const { return parameters_.device(); }
    const torch::Tensor& parameterBuffer() const { return parameters_; }
    const torch::Tensor& gradientBuffer() const { return gradients_; }
    const torch::Tensor& targetBuffer() const { return target_; }

    std::span<const ArenaEntry> entries() const { return entries_; }
    /// Where weight decay applies: ascending, for ArenaOptimizer.
    const std::vector<ArenaRange>& decayRanges() const { return decayRanges_; }
    std::int64_t size() const { return parameters_.numel(); }

    /// Before each backward pass, which adds to the gradients in place.
    void zeroGradients() { gradients_.zero_(); }

private:
    static std::span<float> view(torch::Tensor& buffer);

    void addDecayRange(const ArenaEntry& entry);

    std::vector<ArenaEntry> entries_;
    std::vector<ArenaRange> decayRanges_;
    torch::Tensor parameters_, gradients_, target_;
};

}  // namespace ajepa
