// SPDX-License-Identifier: Apache-2.0
// T-NAN of reliability.md: a loss or gradient that is not finite never reaches weights, moments or averages.
#include <ATen/Parallel.h>
#include <doctest/doctest.h>
#include <torch/types.h>

#include <array>
#include <cmath>
#include <iostream>
#include <limits>
#include <memory>
#include <vector>

#include "engine/base/random.h"
#include "engine/data/batch_loader.h"
#include "engine/training/trainer.h"
#include "models/jepa.h"
#include "tests/engine/training/tiny_dataset.h"
#include "tests/engine/training/tiny_run.h"

using namespace ajepa;

namespace {

constexpr std::uint64_t seed = 20261124;
constexpr int injections = 200;
constexpr int mostInARow = 3;  // the fourth ends the run as diverged

RunConfig longRun() {
    RunConfig config = test::tinyRun();
    config.train.steps = 2000;  // so that the learning rate never falls to nothing
    return config;
}

std::vector<Batch> batchesOf(const RunConfig& config, int count) {
    const BatchBuilder builder(test::datasetOf(config), config);
    std::vector<Batch> batches;
    for (int step = 0; step < count; ++step) {
        batches.push_back(builder.build(step));
    }
    return batches;
}

std::vector<std::byte> bytesOf(Trainer& trainer) {
    std::vector<std::byte> bytes;
    const CheckpointContent content = trainer.checkpoint();
    for (const auto& part : {content.model, content.optimizer}) {
        for (const TensorView& view : part) {
            bytes.insert(bytes.end(), view.bytes.begin(), view.bytes.end());
        }
    }
    return bytes;
}

/// Puts values that are not finite into a batch, or into one element of one parameter's gradient while the loss stays finite.
class Poison {
public:
    explicit Poison(Trainer& trainer) : draws_(seed, "test-poison") {
        for (const NamedTensor& parameter : trainer.networks().trained()) {
            parameters_.push_back(parameter.tensor);
        }
    }

    RandomStream& draws() { return draws_; }

    StepResult stepWithBadInput(Trainer& trainer, Batch batch) {
        batch.logMel[draws_.below(static_cast<std::uint32_t>(batch.logMel.size()))] = value();
        return trainer.step(batch);
    }

    StepResult stepWithBadGradient(Trainer& trainer, const Batch& batch) {
        torch::Tensor& parameter = parameters_[draws_.below(static_cast<std::uint32_t>(parameters_.size()))];
        const auto element = static_cast<std::int64_t>(draws_.below(static_cast<std::uint32_t>(parameter.numel())));
        const float bad = value();
        const auto hook = parameter.register_hook([element, bad](const torch::Tensor& gradient) {
            torch::Tensor poisoned = gradient.clone(at::MemoryFormat::Contiguous);
            poisoned.view(-1)[element] = bad;
            return poisoned;
        });
        const StepResult result = trainer.step(batch);
        parameter.remove_hook(hook);
        return result;
    }

private:
    float value() {
        constexpr float infinity = std::numeric_limits<float>::infinity();
        return std::array{infinity, -infinity, std::numeric_limits<float>::quiet_NaN()}[draws_.below(3)];
    }

    RandomStream draws_;
    std::vector<torch::Tensor> parameters_;
};

}  // namespace

TEST_CASE("two hundred steps with a loss or a gradient that is not finite leave exactly what skipping their batches leaves") {
    at::set_num_threads(1);  // such small networks only wait for a second one
    const RunConfig config = longRun();
    const std::vector<Batch> batches = batchesOf(config, 16);
    Trainer poisoned(config, FeatureStatistics{}), clean(config, FeatureStatistics{});
    Poison poison(poisoned);
    int inputs = 0, gradients = 0, inARow = 0, step = 0;
    for (; inputs + gradients < injections; ++step) {
        CAPTURE(step);
        const Batch& batch = batches[static_cast<std::size_t>(step) % batches.size()];
        if (inARow == mostInARow || poison.draws().below(4) == 0) {
            REQUIRE(poisoned.step(batch).applied);
            REQUIRE(clean.step(batch).applied);
            inARow = 0;
        } else {
            const bool inInput = poison.draws().below(2) == 0;
            const StepResult result = inInput ? poison.stepWithBadInput(poisoned, batch) : poison.stepWithBadGradient(poisoned, batch);
            REQUIRE_FALSE(result.applied);
            REQUIRE((inInput || std::isfinite(result.loss)));
            ++clean.state().step;  // schedules follow the global step, so the reference passes over the batch
            ++(inInput ? inputs : gradients);
            ++inARow;
        }
        REQUIRE((bytesOf(poisoned) == bytesOf(clean)));
    }
    CHECK(poisoned.state().step == step);
    CHECK(poisoned.state().skipped() == injections);
    std::cout << inputs << " losses and " << gradients << " gradients that were not finite in " << step << " steps (seed " << seed << ")\n";
}
