// SPDX-License-Identifier: Apache-2.0
// B clips · S frames · M mels · N cells · D width · C classes
#pragma once

#include <span>
#include <vector>

#include "engine/config/run_config.h"
#include "models/named_tensor.h"
#include "models/vit_encoder.h"

namespace ajepa {

/// An encoder that is fine-tuned on labels (A-JEPA section 4.1; AudioMAE's head, method.md 1.13): the mean of the last block's patch tokens, a fresh layer norm, a
/// linear layer. The encoder's final norm takes no part and stays as it was pre-trained. Tensors: encoder.*, fc_norm.*, head.*.
class Classifier {
public:
    Classifier(const RunConfig& config, std::int64_t classes);
    Classifier(const Classifier&) = delete;
    Classifier& operator=(const Classifier&) = delete;

    /// fc_norm is the identity; the head's weights are truncated normal 2e-5 (AudioMAE), so that all classes begin alike. The encoder's are not touched.
    void initialiseHead(std::uint64_t seed);

    /// Moves all weights; inputs and variations must then lie on the same device. Call it before ParameterArena takes the weights.
    void to(const torch::Device& device);

    /// [B, S, M] -> logits [B, C] in fp32. `variations`: one a block in training, none at test. `precision`: of the network's arithmetic.
    torch::Tensor forward(const torch::Tensor& logMel_BSM, std::span<const BlockVariation> variations = {}, Precision precision = Precision::fp32);

    VitEncoder& encoder() { return *encoder_; }
    /// Tensors that gradients train, from the input upwards: patches, blocks, fc_norm, head.
    std::vector<NamedTensor> trained() const;
    /// Those of a checkpoint: the trained ones, encoder.norm and encoder.pos_embed.
    std::vector<NamedTensor> checkpointTensors() const;

private:
    std::shared_ptr<VitEncoder> encoder_;
    std::shared_ptr<LayerNorm> fcNorm_;
    std::shared_ptr<Linear> head_;
};

/// Mean over the batch of finetune.loss for label shares [B, C] in [0, 1]: cross-entropy against them as a distribution, or the mean over the classes of the
/// binary cross-entropy. Labels are smoothed by finetune.label_smoothing: y (1 - s) + s / C, and for the binary loss y (1 - s) + s / 2.
torch::Tensor classificationLoss(const torch::Tensor& logits_BC, const torch::Tensor& labels_BC, const FinetuneConfig& finetune);

}  // namespace ajepa
