// SPDX-License-Identifier: Apache-2.0
#include "engine/training/moments.h"

#include "engine/base/error.h"

namespace ajepa {

void addMoments(std::vector<TensorView>& views, ArenaOptimizer& optimizer, std::span<const ArenaEntry> entries) {
    const auto add = [&](const char* prefix, std::span<float> moments) {
        for (const ArenaEntry& entry : entries) {
            const auto begin = static_cast<std::size_t>(entry.begin - entries.front().begin);
            const auto values = moments.subspan(begin, static_cast<std::size_t>(entry.count));
            views.push_back({prefix + entry.name, ScalarType::f32, entry.shape, std::as_bytes(std::span<const float>(values))});
        }
    };
    add("exp_avg.", optimizer.firstMoment());
    add("exp_avg_sq.", optimizer.secondMoment());
}

void readMoments(const std::filesystem::path& checkpoint, std::span<const TensorView> moments) {
    const SafetensorsFile file(checkpoint / "optimizer.safetensors");
    for (const TensorView& view : moments) {
        const TensorInfo* info = file.find(view.name);
        if (info == nullptr || info->shape != view.shape) {
            throw Error(ErrorKind::storage, "optimizer.safetensors has no fitting tensor " + view.name, view.name,
                        "use an older checkpoint of the run");
        }
        file.read(*info, {const_cast<std::byte*>(view.bytes.data()), view.bytes.size()});
    }
}

}  // namespace ajepa
