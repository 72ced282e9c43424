// SPDX-License-Identifier: Apache-2.0
#include "models/weight_init.h"

#include <cmath>
#include <span>
#include <vector>

#include "engine/base/random.h"

namespace ajepa {
namespace {

constexpr double deviation = 0.02;
constexpr double cut = 2;

bool endsWith(const std::string& text, std::string_view end) {
    return text.ends_with(end);
}

void fillTruncatedNormal(std::span<float> values, RandomStream& stream, double scale) {
    for (float& value : values) {
        double x = deviation * stream.normal();
        while (std::abs(x) > cut) {
            x = deviation * stream.normal();
        }
        value = static_cast<float>(x * scale);
    }
}

void fillUniform(std::span<float> values, RandomStream& stream, double bound) {
    for (float& value : values) {
        value = static_cast<float>(stream.uniform(-bound, bound));
    }
}

// 1-based number of the block that a tensor belongs to, 0 outside blocks.
int blockNumber(const std::string& name) {
    const std::size_t at = name.find(".blocks.");
    return at == std::string::npos ? 0 : 1 + std::stoi(name.substr(at + 8));
}

double residualScale(const std::string& name, WeightInit init) {
    const bool closesBranch = endsWith(name, ".attn.proj.weight") || endsWith(name, ".mlp.fc2.weight");
    return init == WeightInit::truncatedNormalRescaled && closesBranch ? 1 / std::sqrt(2.0 * blockNumber(name)) : 1.0;
}

bool isNorm(const std::string& name) {
    return name.find(".norm") != std::string::npos;
}

void fillLinear(std::span<float> values, const std::string& name, std::int64_t fanIn, std::int64_t fanOut, WeightInit init, RandomStream& stream) {
    switch (init) {
        case WeightInit::truncatedNormal:
        case WeightInit::truncatedNormalRescaled:
            return fillTruncatedNormal(values, stream, residualScale(name, init));
        case WeightInit::xavier:
            return fillUniform(values, stream, std::sqrt(6.0 / static_cast<double>(fanIn + fanOut)));
        case WeightInit::pytorch:
            return fillUniform(values, stream, 1 / std::sqrt(static_cast<double>(fanIn)));
    }
}

// Values that feed one output, known from the weight; a bias follows its weight.
std::int64_t fanInOf(const torch::Tensor& weight) {
    return weight.dim() > 1 ? weight.numel() / weight.size(0) : 1;
}

}  // namespace

void initialiseTensors(const std::vector<NamedTensor>& tensors, WeightInit init, std::uint64_t seed) {
    std::vector<std::int64_t> fanIns;
    for (const auto& [name, tensor] : tensors) {
        fanIns.push_back(name.ends_with(".bias") ? fanIns.back() : fanInOf(tensor));
    }
#pragma omp parallel for schedule(dynamic)
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        initialiseTensor(tensors[i].tensor, tensors[i].name, fanIns[i], init, seed);
    }
}

void initialiseTensor(const torch::Tensor& tensor, const std::string& name, std::int64_t fanIn, WeightInit init, std::uint64_t seed) {
    std::vector<float> values(static_cast<std::size_t>(tensor.numel()), 0.0F);
    RandomStream stream(seed, "weights", {stableHash(name)});
    const bool isBias = endsWith(name, ".bias");
    if (endsWith(name, ".tau") || (isNorm(name) && !isBias)) {
        values.assign(values.size(), 1.0F);
    } else if (endsWith(name, ".mask_token")) {
        fillTruncatedNormal(values, stream, 1);
    } else if (isBias && !isNorm(name) && init == WeightInit::pytorch) {
        fillUniform(values, stream, 1 / std::sqrt(static_cast<double>(fanIn)));
    } else if (!isBias) {
        fillLinear(values, name, fanIn, tensor.size(0), init, stream);
    }
    const torch::NoGradGuard noGrad;
    tensor.copy_(torch::from_blob(values.data(), tensor.sizes()));
}

}  // namespace ajepa
