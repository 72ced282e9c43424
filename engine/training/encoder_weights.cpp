// SPDX-License-Identifier: Apache-2.0
// N cells · D width
#include "engine/training/encoder_weights.h"

#include <algorithm>

#include "engine/base/error.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/finetune_source.h"
#include "engine/runs/safetensors.h"
#include "engine/training/weights_file.h"

namespace ajepa {
namespace {

/// Cells run through the bands first, so that those of a shorter input come first.
void takePositions(const SafetensorsFile& file, const NamedTensor& own) {
    const torch::NoGradGuard noGrad;
    const torch::Tensor own_1ND = own.tensor;
    std::vector<float> values = file.readFloats(own.name);
    const std::int64_t dim = own_1ND.size(2), there = static_cast<std::int64_t>(values.size()) / dim, wanted = own_1ND.size(1);
    const torch::Tensor theirs_ND = torch::from_blob(values.data(), {there, dim}, torch::kFloat);
    const std::int64_t common = std::min(there, wanted);
    if (wanted > there && !at::allclose(theirs_ND, own_1ND[0].narrow(0, 0, common).cpu(), 1e-4, 1e-5)) {
        throw Error(
            ErrorKind::request,
            "The input has " + std::to_string(wanted) + " cells, but the checkpoint knows the positions of " + std::to_string(there) + " only.",
            "features.frames", "Lower features.frames to what the checkpoint was trained with.");
    }
    own_1ND[0].narrow(0, 0, common).copy_(theirs_ND.narrow(0, 0, common));
}

}  // namespace

std::vector<NamedTensor> encoderTensors(const std::string& prefix, VitEncoder& encoder) {
    std::vector<NamedTensor> list;
    append(list, prefix, encoder.named_parameters());
    append(list, prefix, encoder.named_buffers());
    return list;
}

std::string encoderPrefix(const SafetensorsFile& file, bool target) {
    if (file.find("encoder.norm.weight") != nullptr) {
        return "encoder.";
    }
    return target ? "target_encoder." : "context_encoder.";
}

FeatureStatistics readEncoder(const RunConfig& config, VitEncoder& encoder) {
    const SafetensorsFile file(resolveCheckpoint(config.finetune.from).weights);
    requireSameEncoder(config, configOf(file));
    std::vector<NamedTensor> tensors = encoderTensors(encoderPrefix(file, true), encoder);
    takePositions(file, tensors.back());
    tensors.pop_back();
    readTensors(file, tensors);
    return statisticsOf(file);
}

}  // namespace ajepa
