// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "app/cli/bench/benchmark.h"
#include "app/cli/bench/memory_ceiling.h"
#include "app/cli/number_text.h"
#include "engine/base/error.h"
#include "engine/training/arena_optimizer.h"

namespace ajepa::cli {
namespace {

constexpr std::int64_t parameters = 96'700'000, averaged = 85'400'000;  // ViT-B of Audio-JEPA with its predictor; its encoder
constexpr std::size_t compared = 1'000'000;
constexpr double tolerance = 2e-6;

std::vector<float> noise(std::int64_t begin, std::int64_t count) {
    std::vector<float> values(static_cast<std::size_t>(count));
#pragma omp parallel for schedule(static)
    for (std::int64_t i = 0; i < count; ++i) {
        values[static_cast<std::size_t>(i)] = hashNoise(static_cast<std::uint32_t>(begin + i));
    }
    return values;
}

struct State {
    std::vector<float> weights = noise(0, parameters), gradients = noise(parameters, parameters), target = noise(0, averaged);
    ArenaOptimizer optimizer{parameters, {{0, parameters}}};
    std::int64_t step = 0;

    void update() { optimizer.update(weights, gradients, target, {.step = ++step, .learningRate = 1e-3, .weightDecay = 0.05, .emaMomentum = 0.996}); }
};

double largestDifference(const std::vector<float>& ours, const float* peer) {
    double worst = 0;
    for (std::size_t i = 0; i < compared; ++i) {
        worst = std::max(worst, std::abs(static_cast<double>(ours[i]) - peer[i]));
    }
    return worst;
}

std::string compare(State& state, const std::vector<float>& peer) {
    state.update();
    const double worst = std::max(largestDifference(state.weights, peer.data()), largestDifference(state.target, peer.data() + compared));
    if (!(worst <= tolerance)) {
        throw Error(ErrorKind::data, "Ours and the peer's parameters differ by " + std::to_string(worst) + " after one update; no timing was taken.");
    }
    return "parameters within " + decimals(worst * 1e9, 0) + "e-9 after one update";
}

// Five buffers are read, four written.
constexpr double trafficBytes = sizeof(float) * (7.0 * static_cast<double>(parameters) + 2.0 * static_cast<double>(averaged));

}  // namespace

void benchOptimizer(BenchSession& session) {
    State state;
    MemoryCeiling memory;
    session.hold({.id = "optimizer/torch",
                  .what = "AdamW and EMA of 96.7 million parameters, 85.4 million of them averaged",
                  .unit = "ns per parameter",
                  .unitsPerSecond = 1e9 / static_cast<double>(parameters),
                  .threads = session.threads(),
                  .script = "optimizer.py",
                  .arguments = {std::to_string(parameters), std::to_string(averaged), std::to_string(session.threads()), std::to_string(compared)},
                  .ours = [&] { state.update(); },
                  .compare = [&](const std::filesystem::path& output) { return compare(state, readFloats(output)); },
                  .ceiling = [&] { return trafficBytes / (memory.copiedBytesPerSecond() * session.threads()); },
                  .ceilingName = "the same traffic at the rate of one core's copy loop times the threads"});
}

}  // namespace ajepa::cli
