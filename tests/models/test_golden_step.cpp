// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/config/config_text.h"
#include "engine/runs/safetensors.h"
#include "models/training_step.h"
#include "tests/models/tiny_jepa.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

SafetensorsFile goldenFile(const std::string& name) {
    return SafetensorsFile(golden("models/" + name + ".safetensors"));
}

torch::Tensor readTensor(const SafetensorsFile& file, const std::string& name) {
    const std::vector<float> values = file.readFloats(name);
    return torch::tensor(values).view(file.find(name)->shape);
}

std::vector<std::int32_t> cellsOf(const std::uint8_t* flags, int cells) {
    std::vector<std::int32_t> list;
    for (int cell = 0; cell < cells; ++cell) {
        if (flags[cell] != 0) {
            list.push_back(cell);
        }
    }
    return list;
}

MaskPlan planOf(const SafetensorsFile& inputs, PatchGrid grid) {
    const std::vector<std::uint8_t> context = inputs.readBytes("context"), targets = inputs.readBytes("targets");
    const std::int64_t clips = inputs.find("targets")->shape[0], blocks = inputs.find("targets")->shape[1];
    MaskPlan plan{.grid = grid, .timeFrequency = false, .clips = {}};
    for (std::int64_t clip = 0; clip < clips; ++clip) {
        ClipMasks masks{.context = cellsOf(context.data() + clip * grid.cells(), grid.cells()), .targets = {}};
        for (std::int64_t block = 0; block < blocks; ++block) {
            masks.targets.push_back(cellsOf(targets.data() + (clip * blocks + block) * grid.cells(), grid.cells()));
        }
        plan.clips.push_back(std::move(masks));
    }
    return plan;
}

double euclideanNorm(const torch::Tensor& tensor) {
    return tensor.to(torch::kFloat64).norm().item<double>();
}

// Norm of all gradients together.
double wholeNorm(const SafetensorsFile& expected) {
    double squares = 0;
    for (const TensorInfo& tensor : expected.tensors()) {
        squares += tensor.name.starts_with("grad.") ? std::pow(euclideanNorm(readTensor(expected, tensor.name)), 2) : 0;
    }
    return std::sqrt(squares);
}

}  // namespace

TEST_CASE("one training step equals the Python reference") {
    for (const std::string name : {"audio-jepa", "a-jepa", "tiny"}) {
        CAPTURE(name);
        const SafetensorsFile weights = goldenFile(name + ".weights"), inputs = goldenFile(name + ".inputs"),
                              expected = goldenFile(name + ".expected");
        const RunConfig config = fromToml(weights.metadata().at("ajepa.config"));
        Jepa jepa(config);
        const std::vector<NamedTensor> tensors = jepa.checkpointTensors();
        CHECK(tensors.size() == weights.tensors().size());
        for (const auto& [tensorName, tensor] : tensors) {
            const torch::Tensor golden = readTensor(weights, tensorName);
            if (tensorName.ends_with("pos_embed")) {
                CHECK(largestDifference(tensor, golden) < 1e-6);
            }
            const torch::NoGradGuard noGrad;
            CHECK(tensor.sizes() == golden.sizes());
            tensor.copy_(golden);
        }

        const PureStep step = pureStep(jepa, readTensor(inputs, "log_mel"), planOf(inputs, jepa.grid()), config);

        const double loss = expected.readFloats("loss").front();
        CHECK(std::abs(step.loss - loss) < 1e-5 * loss);
        CHECK(largestDifference(step.targetValues, readTensor(expected, "target_values")) < 1e-4);
        CHECK(largestDifference(step.predictions, readTensor(expected, "predictions")) < 1e-4);
        const double whole = wholeNorm(expected);
        double worst = 0;
        for (const auto& [tensorName, gradient] : step.gradients) {
            const torch::Tensor golden = readTensor(expected, "grad." + tensorName);
            const double difference = euclideanNorm(gradient - golden);
            CHECK_MESSAGE(difference < 1e-4 * euclideanNorm(golden) + 1e-7 * whole, tensorName);
            worst = std::max(worst, difference / (1e-4 * euclideanNorm(golden) + 1e-7 * whole));
        }
        MESSAGE(name << ": loss off by " << std::abs(step.loss - loss) / loss << " of itself, worst gradient at " << worst << " of its tolerance");
    }
}
