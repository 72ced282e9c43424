// SPDX-License-Identifier: Apache-2.0
#include "models/parameter_arena.h"

#include <algorithm>
#include <stdexcept>

namespace ajepa {
namespace {

constexpr std::int64_t alignment = 16;  // floats in 64 bytes

std::int64_t aligned(std::int64_t count) {
    return (count + alignment - 1) / alignment * alignment;
}

// The tensor's values move into its place, and the tensor becomes a view of it.
void moveInto(const torch::Tensor& buffer, const ArenaEntry& entry, torch::Tensor& tensor) {
    const torch::NoGradGuard noGrad;
    const torch::Tensor place = buffer.narrow(0, entry.begin, entry.count).view(entry.shape);
    place.copy_(tensor);
    tensor.set_data(place);
}

}  // namespace

ParameterArena::ParameterArena(Jepa& jepa) : ParameterArena(jepa.trained(), jepa.targetEncoder().parameters()) {}

ParameterArena::ParameterArena(std::vector<NamedTensor> trained, std::vector<torch::Tensor> target) {
    std::int64_t end = 0, encoderEnd = 0;
    for (std::size_t i = 0; i < trained.size(); ++i) {
        const torch::Tensor& tensor = trained[i].tensor;
        entries_.push_back({trained[i].name, tensor.sizes().vec(), end, tensor.numel(), tensor.dim() > 1});
        end += aligned(tensor.numel());
        encoderEnd = i + 1 == target.size() ? end : encoderEnd;
        addDecayRange(entries_.back());
    }
    const torch::Device device = trained.empty() ? torch::Device(torch::kCPU) : trained.front().tensor.device();
    parameters_ = torch::zeros({end}, device);
    gradients_ = torch::zeros({end}, device);
    target_ = torch::zeros({encoderEnd}, device);
    for (std::size_t i = 0; i < trained.size(); ++i) {
        moveInto(parameters_, entries_[i], trained[i].tensor);
        trained[i].tensor.mutable_grad() = gradients_.narrow(0, entries_[i].begin, entries_[i].count).view(entries_[i].shape);
    }
    for (std::size_t i = 0; i < target.size(); ++i) {
        moveInto(target_, entries_[i], target[i]);
    }
}

std::span<float> ParameterArena::view(torch::Tensor& buffer) {
    if (!buffer.device().is_cpu()) {
        throw std::logic_error("an arena on " + buffer.device().str() + " cannot be read by the processor");
    }
    return {buffer.data_ptr<float>(), static_cast<std::size_t>(buffer.numel())};
}

void ParameterArena::addDecayRange(const ArenaEntry& entry) {
    if (!entry.decays) {
        return;
    }
    const std::int64_t end = entry.begin + aligned(entry.count);
    if (!decayRanges_.empty() && decayRanges_.back().end == entry.begin) {
        decayRanges_.back().end = end;
    } else {
        decayRanges_.push_back({entry.begin, end});
    }
}

}  // namespace ajepa
