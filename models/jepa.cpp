// SPDX-License-Identifier: Apache-2.0
#include "models/jepa.h"

#include <torch/types.h>

#include "engine/base/error.h"
#include "models/weight_init.h"

namespace ajepa {
namespace {

void requireDivisible(int dim, int divisor, const std::string& field, const std::string& what) {
    if (divisor < 1 || dim < 1 || dim % divisor != 0) {
        throw Error(ErrorKind::request, field + " = " + std::to_string(dim) + " is not divisible by " + what + " = " + std::to_string(divisor) + ".",
                    field);
    }
}

PatchGrid checkedGrid(const RunConfig& config) {
    requireDivisible(config.features.frames, config.encoder.patchFrames, "features.frames", "encoder.patch_frames");
    requireDivisible(config.features.mels, config.encoder.patchMels, "features.mels", "encoder.patch_mels");
    requireDivisible(config.encoder.dim, config.encoder.heads, "encoder.dim", "encoder.heads");
    requireDivisible(config.encoder.dim, 4, "encoder.dim", "the four quarters of the position code");
    requireDivisible(config.predictor.dim, config.predictor.heads, "predictor.dim", "predictor.heads");
    requireDivisible(config.predictor.dim, 4, "predictor.dim", "the four quarters of the position code");
    if (config.loss.targetLayers < 1 || config.loss.targetLayers > config.encoder.depth) {
        throw Error(ErrorKind::request, "loss.target_layers must lie between 1 and encoder.depth.", "loss.target_layers");
    }
    return {.time = gridTime(config), .bands = gridBands(config)};
}

}  // namespace

Jepa::Jepa(const RunConfig& config)
    : targetLayers_(config.loss.targetLayers),
      init_(config.encoder.init),
      contextEncoder_(std::make_shared<VitEncoder>(config.encoder, checkedGrid(config))),
      targetEncoder_(std::make_shared<VitEncoder>(config.encoder, contextEncoder_->grid())),
      predictor_(std::make_shared<Predictor>(config.predictor, config.encoder, contextEncoder_->grid())) {
    for (const torch::Tensor& parameter : targetEncoder_->parameters()) {
        parameter.requires_grad_(false);
    }
}

void Jepa::initialise(std::uint64_t seed) {
    initialiseTensors(trained(), init_, seed);
    const torch::NoGradGuard noGrad;
    const std::vector<torch::Tensor> online = contextEncoder_->parameters();
    const std::vector<torch::Tensor> target = targetEncoder_->parameters();
    for (std::size_t i = 0; i < online.size(); ++i) {
        target[i].copy_(online[i]);
    }
}

void Jepa::to(const torch::Device& device) {
    contextEncoder_->to(device);
    targetEncoder_->to(device);
    predictor_->to(device);
}

torch::Tensor Jepa::encodeContext(const torch::Tensor& logMel_BSM, const StepMasks& masks) {
    return contextEncoder_->forward(logMel_BSM, masks.contextCells_R, masks.context);
}

torch::Tensor Jepa::encodeTargets(const torch::Tensor& logMel_BSM) {
    const torch::NoGradGuard noGrad;
    return targetEncoder_->topLayers(logMel_BSM, targetLayers_);
}

torch::Tensor Jepa::encodeTrainedTargets(const torch::Tensor& logMel_BSM) {
    return contextEncoder_->topLayers(logMel_BSM, targetLayers_);
}

torch::Tensor Jepa::predict(const torch::Tensor& context_RD, const StepMasks& masks) {
    return predictor_->forward(context_RD, masks);
}

std::vector<NamedTensor> Jepa::trained() const {
    std::vector<NamedTensor> tensors;
    append(tensors, "context_encoder.", contextEncoder_->named_parameters());
    append(tensors, "predictor.", predictor_->named_parameters());
    return tensors;
}

std::vector<NamedTensor> Jepa::checkpointTensors() const {
    std::vector<NamedTensor> tensors;
    append(tensors, "context_encoder.", contextEncoder_->named_parameters());
    append(tensors, "context_encoder.", contextEncoder_->named_buffers());
    append(tensors, "target_encoder.", targetEncoder_->named_parameters());
    append(tensors, "target_encoder.", targetEncoder_->named_buffers());
    append(tensors, "predictor.", predictor_->named_parameters());
    append(tensors, "predictor.", predictor_->named_buffers());
    return tensors;
}

std::int64_t parameterCount(const torch::nn::Module& module) {
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : module.parameters()) {
        count += parameter.numel();
    }
    return count;
}

}  // namespace ajepa
