// SPDX-License-Identifier: Apache-2.0
// B clips · S frames · M mels · N cells · R context tokens · P predicted tokens · D width
#pragma once

#include <torch/nn/module.h>

#include <string>
#include <vector>

#include "engine/config/run_config.h"
#include "models/named_tensor.h"
#include "models/predictor.h"
#include "models/step_masks.h"
#include "models/vit_encoder.h"

namespace ajepa {

/// Joint-embedding predictive architecture: the context encoder, its exponential moving average as target encoder (never trained by gradient),
/// and the predictor. Weights are undefined numbers until initialise() or a checkpoint.
class Jepa {
public:
    /// Throws Error(request) if the sizes do not fit (heads, windows, position table).
    explicit Jepa(const RunConfig& config);
    Jepa(const Jepa&) = delete;
    Jepa& operator=(const Jepa&) = delete;

    /// Fresh weights of encoder.init, each tensor a pure function of (seed, its name); the target encoder becomes a copy of the context encoder.
    void initialise(std::uint64_t seed);

    /// Moves all weights; inputs and masks must then lie on the same device. Call it before ParameterArena takes the weights.
    void to(const torch::Device& device);

    /// [B, S, M] -> context tokens [R, D].
    torch::Tensor encodeContext(const torch::Tensor& logMel_BSM, const StepMasks& masks);
    /// [B, S, M] -> [B, N, D] of the target encoder: loss.target_layers' mean, not yet centred or normalised. No gradient.
    torch::Tensor encodeTargets(const torch::Tensor& logMel_BSM);
    /// The same of the context encoder, with gradient (loss.stop_gradient = false): nothing then keeps both sides from agreeing on a constant.
    torch::Tensor encodeTrainedTargets(const torch::Tensor& logMel_BSM);
    /// Context tokens [R, D] -> predictions [P, D].
    torch::Tensor predict(const torch::Tensor& context_RD, const StepMasks& masks);

    PatchGrid grid() const { return contextEncoder_->grid(); }
    VitEncoder& contextEncoder() { return *contextEncoder_; }
    VitEncoder& targetEncoder() { return *targetEncoder_; }
    Predictor& predictor() { return *predictor_; }

    /// Tensors that gradients train: context encoder, then predictor.
    std::vector<NamedTensor> trained() const;
    /// Every tensor of a checkpoint, pos_embed included, in a fixed order: context encoder, target encoder, predictor.
    std::vector<NamedTensor> checkpointTensors() const;

private:
    int targetLayers_;
    WeightInit init_;
    std::shared_ptr<VitEncoder> contextEncoder_, targetEncoder_;
    std::shared_ptr<Predictor> predictor_;
};

/// Number of values in a module's parameters.
std::int64_t parameterCount(const torch::nn::Module& module);

}  // namespace ajepa
