// SPDX-License-Identifier: Apache-2.0
#include "engine/training/moments.h"

#include "engine/base/error.h"
#include "engine/training/weights_file.h"

namespace ajepa {

void addMoments(std::vector<NamedTensor>& moments, DeviceOptimizer& optimizer, std::span<const ArenaEntry> entries) {
    const auto add = [&](const char* prefix, const torch::Tensor& values) {
        for (const ArenaEntry& entry : entries) {
            moments.push_back({prefix + entry.name, values.narrow(0, entry.begin - entries.front().begin, entry.count).view(entry.shape)});
        }
    };
    add("exp_avg.", optimizer.firstMoment());
    add("exp_avg_sq.", optimizer.secondMoment());
}

void readMoments(const std::filesystem::path& checkpoint, std::span<const NamedTensor> moments) {
    const SafetensorsFile file(checkpoint / "optimizer.safetensors");
    for (const auto& [name, tensor] : moments) {
        const TensorInfo* info = file.find(name);
        if (info == nullptr || info->type != ScalarType::f32 || info->shape != tensor.sizes().vec()) {
            throw Error(ErrorKind::storage, "optimizer.safetensors has no fitting tensor " + name, name, "use an older checkpoint of the run");
        }
        readTensor(file, *info, tensor);
    }
}

}  // namespace ajepa
