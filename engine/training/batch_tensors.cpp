// SPDX-License-Identifier: Apache-2.0
#include "engine/training/batch_tensors.h"

namespace ajepa {
namespace {

template <typename Value>
torch::Tensor on(const torch::Device& device, const std::vector<Value>& values, at::IntArrayRef shape) {
    const torch::Tensor borrowed = torch::from_blob(const_cast<Value*>(values.data()), shape,
                                                    c10::CppTypeToScalarType<Value>::value);  // it has no const form; the tensor is only read
    return device.is_cuda() ? borrowed.pin_memory().to(device, true) : borrowed.to(device);
}

}  // namespace

torch::Tensor logMelTensor(const Batch& batch, const FeatureConfig& features, const torch::Device& device) {
    return on(device, batch.logMel, {static_cast<std::int64_t>(batch.clips.size()), features.frames, features.mels});
}

torch::Tensor soundTensor(const BatchSounds& sounds, const torch::Device& device) {
    const std::int64_t clips = std::ssize(sounds.frames);
    return on(device, sounds.samples, {clips, std::ssize(sounds.samples) / clips});
}

torch::Tensor frameTensor(const BatchSounds& sounds, const torch::Device& device) {
    return on(device, sounds.frames, {std::ssize(sounds.frames)});
}

torch::Tensor labelTensor(const Batch& batch, const torch::Device& device) {
    const auto clips = static_cast<std::int64_t>(batch.clips.size());
    return on(device, batch.labels, {clips, static_cast<std::int64_t>(batch.labels.size()) / clips});
}

}  // namespace ajepa
