// SPDX-License-Identifier: Apache-2.0
#include "engine/training/device_optimizer.h"

#include <cmath>

#include "engine/training/cuda_optimizer.h"
#include "engine/training/tensor_optimizer.h"

namespace ajepa {
namespace {

class HostOptimizer final : public DeviceOptimizer {
public:
    HostOptimizer(ParameterArena& arena, ArenaRange stretch, std::vector<ArenaRange> decayRanges)
        : arena_(arena),
          begin_(static_cast<std::size_t>(stretch.begin)),
          count_(static_cast<std::size_t>(stretch.end - stretch.begin)),
          optimizer_(stretch.end - stretch.begin, std::move(decayRanges)) {}

    void update(const UpdateSettings& settings) override {
        const std::span<float> target = begin_ == 0 ? arena_.target() : std::span<float>();
        optimizer_.update(arena_.parameters().subspan(begin_, count_), arena_.gradients().subspan(begin_, count_), target, settings);
    }
    torch::Tensor firstMoment() override { return borrowed(optimizer_.firstMoment()); }
    torch::Tensor secondMoment() override { return borrowed(optimizer_.secondMoment()); }

private:
    static torch::Tensor borrowed(std::span<float> values) {
        return torch::from_blob(values.data(), {static_cast<std::int64_t>(values.size())}, torch::kFloat);
    }

    ParameterArena& arena_;
    std::size_t begin_, count_;
    ArenaOptimizer optimizer_;
};

}  // namespace

std::unique_ptr<DeviceOptimizer> optimizerOf(ParameterArena& arena, ArenaRange stretch, std::vector<ArenaRange> decayRanges) {
    if (arena.device().is_cpu()) {
        return std::make_unique<HostOptimizer>(arena, stretch, std::move(decayRanges));
    }
    if (cudaKernelsFit(arena.device())) {
        return std::make_unique<CudaOptimizer>(arena, stretch, decayRanges);
    }
    return std::make_unique<TensorOptimizer>(arena, stretch, std::move(decayRanges));
}

GradientSummary summariseGradients(ParameterArena& arena) {
    if (arena.device().is_cpu()) {
        return summariseGradients(arena.gradients());
    }
    if (cudaKernelsFit(arena.device())) {
        return summariseOnCuda(arena.gradientBuffer());
    }
    const auto norm = at::linalg_vector_norm(arena.gradientBuffer(), 2, {}, false, torch::kDouble).item<double>();
    return {.norm = norm, .finite = std::isfinite(norm)};
}

}  // namespace ajepa
