// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstring>

#include "app/cli/bench/bench_sounds.h"
#include "app/cli/bench/benchmark.h"
#include "app/cli/number_text.h"
#include "engine/base/error.h"
#include "engine/config/presets.h"
#include "engine/data/batch_loader.h"
#include "engine/store/store_builder.h"

namespace ajepa::cli {
namespace {

constexpr int clips = 64, batchSize = 16;
constexpr int batches = clips / batchSize;

RunConfig batchConfig() {
    RunConfig config = unvaried(presetConfig("a-jepa"));
    config.train.batchSize = batchSize;
    return config;
}

double largestDifference(const std::vector<float>& ours, const std::vector<float>& theirs) {
    double worst = ours.size() == theirs.size() && !ours.empty() ? 0 : HUGE_VAL;
    for (std::size_t i = 0; i < ours.size() && worst < HUGE_VAL; ++i) {
        worst = std::max(worst, std::abs(static_cast<double>(ours[i]) - theirs[i]));
    }
    return worst;
}

std::string requireSame(const std::vector<float>& ours, const std::vector<float>& theirs, double tolerance) {
    const double worst = largestDifference(ours, theirs);
    const std::string text = "the first clip's values within " + decimals(worst, 6);
    if (!(worst <= tolerance)) {
        throw Error(ErrorKind::data, "The two sides' batches differ (" + text + "); no timing was taken.");
    }
    return text;
}

}  // namespace

void benchStoreBatches(BenchSession& session) {
    RunConfig config = batchConfig();
    const auto corpus = benchCorpus(session.folder() / "store-corpus", clips, config.features.sampleRateHz);
    const auto computed = benchDataset(corpus, config, nullptr);
    config.data.store = FeatureStorage::fp16;
    const auto dataset = benchDataset(corpus, config, openOrMakeStore(corpus, config.audio, config.features, {.threads = session.threads()}));
    const BatchBuilder builder(dataset, config);
    const std::vector<float> source(dataset->inputValues() * clips, 0.5F);
    std::vector<float> target(dataset->inputValues() * batchSize);
    Batch batch;
    std::int64_t step = 0;
    std::size_t part = 0;
    session.hold({.id = "store-batches/memcpy",
                  .what = "batches of 16 clips of 10 s, 1024 x 128 values, from a store in memory, masks drawn, too; one thread, as is the copy",
                  .unit = "us per clip",
                  .unitsPerSecond = 1e6 / batchSize,
                  .peerWork =
                      [&] {
                          std::memcpy(target.data(), source.data() + part * target.size(), target.size() * sizeof(float));
                          part = (part + 1) % batches;
                      },
                  .peerName = "memcpy of the same bytes",
                  .ours = [&] { batch = builder.build(step++, std::move(batch)); },
                  .compare = [&](const auto&) { return requireSame(dataset->unvaried(0).values, computed->unvaried(0).values, 2e-3); }});
}

void benchSoundBatches(BenchSession& session) {
    const RunConfig config = batchConfig();
    const std::filesystem::path folder = session.folder() / "sound-corpus";
    const auto dataset = benchDataset(benchCorpus(folder, clips, config.features.sampleRateHz), config, nullptr);
    const auto builder = std::make_shared<const BatchBuilder>(dataset, config);
    std::vector<Batch> used;
    std::int64_t step = 0;
    session.hold(
        {.id = "sound-batches/h5py + torchaudio + DataLoader",
         .what = "64 sounds of 10 s from WAV files (peer: one HDF5 file) to normalised batches of 16, two loader threads (peer: two workers)",
         .unit = "ms per clip",
         .unitsPerSecond = 1e3 / clips,
         .threads = 2,
         .script = "batches.py",
         .arguments = {(folder / "audio").string(), (session.folder() / "sounds.h5").string(), std::to_string(config.features.frames),
                       std::to_string(config.features.mels), std::to_string(batchSize), std::to_string(config.features.mean),
                       std::to_string(config.features.deviation)},
         .ours =
             [&] {
                 BatchLoader loader(builder, step, step + batches, 2);
                 for (Batch& batch : used) {
                     loader.giveBack(std::move(batch));  // memory is recycled, as by the one loader of a training
                 }
                 used.clear();
                 while (auto batch = loader.next()) {
                     used.push_back(std::move(*batch));
                 }
                 step += batches;
             },
         .compare = [&](const std::filesystem::path& output) { return requireSame(dataset->unvaried(0).values, readFloats(output), 1e-3); }});
}

}  // namespace ajepa::cli
