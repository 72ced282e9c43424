// SPDX-License-Identifier: Apache-2.0
#include "engine/training/batch_tensors.h"

namespace ajepa {
namespace {

torch::Tensor borrowed(const std::vector<float>& values, at::IntArrayRef shape) {
    return torch::from_blob(const_cast<float*>(values.data()), shape, torch::kFloat);  // it has no const form; the tensor is only read
}

}  // namespace

torch::Tensor logMelTensor(const Batch& batch, const FeatureConfig& features) {
    return borrowed(batch.logMel, {static_cast<std::int64_t>(batch.clips.size()), features.frames, features.mels});
}

torch::Tensor labelTensor(const Batch& batch) {
    const auto clips = static_cast<std::int64_t>(batch.clips.size());
    return borrowed(batch.labels, {clips, static_cast<std::int64_t>(batch.labels.size()) / clips});
}

}  // namespace ajepa
