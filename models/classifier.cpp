// SPDX-License-Identifier: Apache-2.0
#include "models/classifier.h"

#include <torch/types.h>

#include "models/autocast_scope.h"
#include "models/weight_init.h"

namespace ajepa {
namespace {

/// Of AudioMAE's head, relative to the usual deviation of truncated normal weights.
constexpr double headScale = 1e-3;

bool isFinalNorm(const NamedTensor& tensor) {
    return tensor.name.starts_with("encoder.norm.");
}

}  // namespace

Classifier::Classifier(const RunConfig& config, std::int64_t classes)
    : encoder_(std::make_shared<VitEncoder>(config.encoder, PatchGrid{.time = gridTime(config), .bands = gridBands(config)})),
      fcNorm_(std::make_shared<LayerNorm>(config.encoder.dim, config.encoder.normEps)),
      head_(std::make_shared<Linear>(config.encoder.dim, classes)) {}

void Classifier::initialiseHead(std::uint64_t seed) {
    const torch::NoGradGuard noGrad;
    fcNorm_->named_parameters()["weight"].fill_(1);
    fcNorm_->named_parameters()["bias"].zero_();
    torch::Tensor weight = head_->named_parameters()["weight"];
    initialiseTensor(weight, "head.weight", weight.size(1), WeightInit::truncatedNormal, seed);
    weight.mul_(headScale);
    head_->named_parameters()["bias"].zero_();
}

void Classifier::to(const torch::Device& device) {
    encoder_->to(device);
    fcNorm_->to(device);
    head_->to(device);
}

torch::Tensor Classifier::forward(const torch::Tensor& logMel_BSM, std::span<const BlockVariation> variations, Precision precision) {
    const AutocastScope autocast(logMel_BSM.device(), precision);
    const torch::Tensor tokens_BND = encoder_->lastBlock(logMel_BSM, variations);
    return head_->forward(fcNorm_->forward(tokens_BND.mean(1))).to(torch::kFloat);
}

std::vector<NamedTensor> Classifier::trained() const {
    std::vector<NamedTensor> tensors;
    append(tensors, "encoder.", encoder_->named_parameters());
    std::erase_if(tensors, isFinalNorm);
    append(tensors, "fc_norm.", fcNorm_->named_parameters());
    append(tensors, "head.", head_->named_parameters());
    return tensors;
}

std::vector<NamedTensor> Classifier::checkpointTensors() const {
    std::vector<NamedTensor> tensors;
    append(tensors, "encoder.", encoder_->named_parameters());
    append(tensors, "encoder.", encoder_->named_buffers());
    append(tensors, "fc_norm.", fcNorm_->named_parameters());
    append(tensors, "head.", head_->named_parameters());
    return tensors;
}

torch::Tensor classificationLoss(const torch::Tensor& logits_BC, const torch::Tensor& labels_BC, const FinetuneConfig& finetune) {
    const double smoothing = finetune.labelSmoothing;
    if (finetune.loss == FinetuneLoss::binaryCrossEntropy) {
        return at::binary_cross_entropy_with_logits(logits_BC, labels_BC * (1 - smoothing) + smoothing / 2);
    }
    const torch::Tensor smoothed_BC = labels_BC * (1 - smoothing) + smoothing / static_cast<double>(labels_BC.size(1));
    return -(smoothed_BC * at::log_softmax(logits_BC, 1)).sum(1).mean();
}

}  // namespace ajepa
