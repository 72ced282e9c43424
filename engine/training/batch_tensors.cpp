// SPDX-License-Identifier: Apache-2.0
#include "engine/training/batch_tensors.h"

namespace ajepa {
namespace {

torch::Tensor on(const torch::Device& device, const std::vector<float>& values, at::IntArrayRef shape) {
    const torch::Tensor borrowed =
        torch::from_blob(const_cast<float*>(values.data()), shape, torch::kFloat);  // it has no const form; the tensor is only read
    return device.is_cuda() ? borrowed.pin_memory().to(device, true) : borrowed.to(device);
}

}  // namespace

torch::Tensor logMelTensor(const Batch& batch, const FeatureConfig& features, const torch::Device& device) {
    return on(device, batch.logMel, {static_cast<std::int64_t>(batch.clips.size()), features.frames, features.mels});
}

torch::Tensor labelTensor(const Batch& batch, const torch::Device& device) {
    const auto clips = static_cast<std::int64_t>(batch.clips.size());
    return on(device, batch.labels, {clips, static_cast<std::int64_t>(batch.labels.size()) / clips});
}

}  // namespace ajepa
