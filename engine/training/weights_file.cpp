// SPDX-License-Identifier: Apache-2.0
#include "engine/training/weights_file.h"

#include "engine/base/error.h"
#include "engine/config/config_text.h"
#include "engine/runs/finetune_source.h"

namespace ajepa {
namespace {

TensorView floatView(const std::string& name, const std::vector<std::int64_t>& shape, const float* values, std::size_t count) {
    return {name, ScalarType::f32, shape, std::as_bytes(std::span(values, count))};
}

std::string shapeText(std::span<const std::int64_t> shape) {
    std::string text = "[";
    for (const std::int64_t size : shape) {
        text += (text.size() > 1 ? ", " : "") + std::to_string(size);
    }
    return text + "]";
}

}  // namespace

std::vector<TensorView> viewsOf(std::span<const NamedTensor> tensors) {
    std::vector<TensorView> views;
    for (const auto& [name, tensor] : tensors) {
        views.push_back(floatView(name, tensor.sizes().vec(), tensor.const_data_ptr<float>(), static_cast<std::size_t>(tensor.numel())));
    }
    return views;
}

std::vector<TensorView> viewsOf(const FeatureStatistics& statistics) {
    std::vector<TensorView> views;
    const auto add = [&](const char* name, const std::vector<float>& values) {
        if (!values.empty()) {
            views.push_back(floatView(name, {static_cast<std::int64_t>(values.size())}, values.data(), values.size()));
        }
    };
    add("features.mean", statistics.mean);
    add("features.deviation", statistics.deviation);
    return views;
}

void readTensors(const SafetensorsFile& file, std::span<const NamedTensor> tensors) {
    for (const auto& [name, tensor] : tensors) {
        const TensorInfo* info = file.find(name);
        if (info == nullptr) {
            throw Error(ErrorKind::storage, "the weights file has no tensor " + name, name,
                        "the configuration in its metadata must describe these very networks");
        }
        if (info->type != ScalarType::f32 || info->shape != tensor.sizes().vec()) {
            throw Error(ErrorKind::storage,
                        "tensor " + name + " of the weights file should be f32 " + shapeText(tensor.sizes()) + " and is " + shapeText(info->shape),
                        name, "the configuration in its metadata must describe these very networks");
        }
        readTensor(file, *info, tensor);
    }
}

void readTensor(const SafetensorsFile& file, const TensorInfo& info, const torch::Tensor& tensor) {
    const torch::NoGradGuard noGrad;
    const torch::Tensor host = tensor.device().is_cpu() ? tensor : torch::empty(tensor.sizes());
    file.read(info, {reinterpret_cast<std::byte*>(host.data_ptr<float>()), static_cast<std::size_t>(host.numel()) * sizeof(float)});
    if (!tensor.device().is_cpu()) {
        tensor.copy_(host);
    }
}

RunConfig configOf(const SafetensorsFile& file) {
    return configOfMetadata(file.metadata());
}

FeatureStatistics statisticsOf(const SafetensorsFile& file) {
    FeatureStatistics statistics;
    if (file.find("features.mean") != nullptr) {
        statistics.mean = file.readFloats("features.mean");
        statistics.deviation = file.readFloats("features.deviation");
    }
    return statistics;
}

Metadata weightsMetadata(const RunConfig& config, std::int64_t step) {
    return {{"ajepa.config", toToml(config, false)}, {"ajepa.format", "1"}, {"ajepa.step", std::to_string(step)}};
}

}  // namespace ajepa
