// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "app/cli/bench/benchmark.h"
#include "app/cli/number_text.h"
#include "engine/base/error.h"
#include "engine/config/presets.h"
#include "engine/jobs/engine.h"
#include "engine/masking/mask_plan.h"
#include "engine/runs/safetensors.h"

namespace ajepa::cli {
namespace {

constexpr double tolerance = 1e-4;  // of a loss, relative, after two updates

RunConfig tinyConfig() {
    RunConfig config = presetConfig("audio-jepa");
    config.features.frames = 128;
    config.encoder.dim = 192;
    config.encoder.depth = 4;
    config.encoder.heads = 4;
    config.predictor.dim = 96;
    config.predictor.depth = 2;
    config.predictor.heads = 4;
    config.train.batchSize = 16;
    return config;
}

TensorView view(const char* name, ScalarType type, std::vector<std::int64_t> shape, std::span<const std::byte> bytes) {
    return {name, type, std::move(shape), bytes};
}

void writeInputs(const RunConfig& config, const std::filesystem::path& out) {
    const auto clips = static_cast<std::size_t>(config.train.batchSize), cells = static_cast<std::size_t>(gridCells(config));
    std::vector<std::uint64_t> ids(clips);
    std::iota(ids.begin(), ids.end(), std::uint64_t{0});
    const MaskPlan plan = makeMaskSampler(config)->plan(0, ids);
    std::vector<std::uint8_t> context(clips * cells), targets(clips * cells);
    for (std::size_t clip = 0; clip < clips; ++clip) {
        for (const std::int32_t cell : plan.clips[clip].context) {
            context[clip * cells + static_cast<std::size_t>(cell)] = 1;
        }
        for (const std::int32_t cell : plan.clips[clip].targets.front()) {
            targets[clip * cells + static_cast<std::size_t>(cell)] = 1;
        }
    }
    std::vector<float> logMel(clips * static_cast<std::size_t>(config.features.frames) * static_cast<std::size_t>(config.features.mels));
    for (std::size_t i = 0; i < logMel.size(); ++i) {
        logMel[i] = 4 * hashNoise(static_cast<std::uint32_t>(i));
    }
    const auto batch = static_cast<std::int64_t>(clips), grid = static_cast<std::int64_t>(cells);
    const std::vector<TensorView> tensors{
        view("log_mel", ScalarType::f32, {batch, config.features.frames, config.features.mels}, std::as_bytes(std::span(logMel))),
        view("context", ScalarType::u8, {batch, grid}, std::as_bytes(std::span(context))),
        view("targets", ScalarType::u8, {batch, 1, grid}, std::as_bytes(std::span(targets)))};
    writeSafetensors(out, tensors);
}

std::string compareLosses(const std::vector<float>& ours, const std::vector<float>& peer) {
    std::string text = "losses of three steps:";
    bool same = ours.size() == 3 && peer.size() == 3;
    for (std::size_t i = 0; same && i < ours.size(); ++i) {
        text += (i > 0 ? ", " : " ") + decimals(ours[i], 6) + " and " + decimals(peer[i], 6);
        same = std::abs(ours[i] - peer[i]) <= tolerance * std::abs(peer[i]);
    }
    if (!same) {
        throw Error(ErrorKind::data, "Ours and the peer's training steps differ (" + text + "); no timing was taken.");
    }
    return text;
}

Contest contestOf(BenchSession& session, const RunConfig& config, const std::string& id) {
    const std::filesystem::path weights = session.folder() / (id + "-weights.safetensors"), inputs = session.folder() / (id + "-inputs.safetensors");
    loadEngine()->initialWeights(config, weights);
    writeInputs(config, inputs);
    return {
        .id = id + "/eager torch",
        .threads = session.threads(),
        .script = "step.py",
        .arguments = {weights.string(), inputs.string(), std::to_string(session.threads())},
        .ownArguments = {"--serve", "step", weights.string(), inputs.string()},
        .compare = [&session](const std::filesystem::path& output) { return compareLosses(readFloats(session.ownOutput()), readFloats(output)); }};
}

}  // namespace

void benchStep(BenchSession& session) {
    Contest contest = contestOf(session, tinyConfig(), "training-step");
    contest.what = "training step of Audio-JEPA with width 192, 4 + 2 layers, 64 cells, 16 clips, fp32: forward, backward, AdamW, EMA";
    contest.unit = "ms per step";
    contest.unitsPerSecond = 1e3;
    session.hold(contest);
}

void benchStepMemory(BenchSession& session) {
    RunConfig config = presetConfig("audio-jepa");
    config.train.batchSize = 2;
    Contest contest = contestOf(session, config, "step-memory");
    contest.what = "most memory of a process that takes three training steps of Audio-JEPA's ViT-B, 2 clips, fp32";
    contest.unit = "MiB";
    contest.quantity = Quantity::memory;
    session.hold(contest);
}

}  // namespace ajepa::cli
