// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>
#include <numeric>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/corpus/corpus.h"
#include "engine/data/batch_loader.h"
#include "engine/runs/durable_file.h"
#include "engine/store/store_builder.h"
#include "tests/support/test_data.h"

using namespace ajepa;

namespace {

/// Corpus whose clips with an odd index cannot be read, or none of them.
class HalfBrokenCorpus final : public Corpus {
public:
    explicit HalfBrokenCorpus(bool allBroken = false) : allBroken_(allBroken), demo_(demoCorpus(3, 16, 1.0)) {}
    const std::string& name() const override { return demo_->name(); }
    const std::vector<Clip>& clips() const override { return demo_->clips(); }
    Waveform read(std::size_t clip) const override {
        if (allBroken_ || clip % 2 == 1) {
            throw AudioError(AudioProblem::truncated, "clip.wav", "it ends early");
        }
        return demo_->read(clip);
    }
    std::string fingerprint() const override { return "half"; }
    const std::string& location() const override { return demo_->location(); }

private:
    bool allBroken_;
    std::shared_ptr<const Corpus> demo_;
};

RunConfig smallConfig() {
    RunConfig config;
    config.features = {.sampleRateHz = 16000, .windowSamples = 400, .hopSamples = 160, .mels = 32, .frames = 64};
    config.features.mean = -6;
    config.features.deviation = 5;
    config.audio.randomCrop = true;
    config.audio.gainDb = 3;
    config.encoder.patchFrames = config.encoder.patchMels = 8;
    config.train.batchSize = 6;
    return config;
}

std::vector<std::size_t> allClips(const Corpus& corpus) {
    std::vector<std::size_t> clips(corpus.clips().size());
    std::iota(clips.begin(), clips.end(), 0U);
    return clips;
}

const FeatureStatistics sixAndFive{{-6.0F}, {5.0F}};

std::shared_ptr<const BatchBuilder> builder(const std::shared_ptr<const Corpus>& corpus, const RunConfig& config) {
    return std::make_shared<BatchBuilder>(std::make_shared<ClipDataset>(corpus, allClips(*corpus), config, sixAndFive), config);
}

/// From a store in the folder `cache`.
std::shared_ptr<const BatchBuilder> storedBuilder(const std::shared_ptr<const Corpus>& corpus, const RunConfig& config,
                                                  const std::filesystem::path& cache) {
    ::setenv("XDG_CACHE_HOME", cache.c_str(), 1);
    const auto store = openOrMakeStore(corpus, config.audio, config.features);
    ::unsetenv("XDG_CACHE_HOME");
    return std::make_shared<BatchBuilder>(std::make_shared<ClipDataset>(corpus, allClips(*corpus), config, sixAndFive, store), config);
}

/// SHA-256 of everything in a batch.
std::string hashOf(const Batch& batch) {
    Sha256 hash;
    hash.update(std::as_bytes(std::span(batch.clips)));
    hash.update(std::as_bytes(std::span(batch.logMel)));
    hash.update(std::as_bytes(std::span(batch.sounds.samples)));
    hash.update(std::as_bytes(std::span(batch.sounds.frames)));
    for (const ClipMasks& masks : batch.masks.clips) {
        hash.update(std::as_bytes(std::span(masks.context)));
        for (const auto& target : masks.targets) {
            hash.update(std::as_bytes(std::span(target)));
        }
    }
    return hash.finish();
}

/// The hashes of a loader's batches from one step to another. `giveBack`: each batch's memory serves for later ones.
std::vector<std::string> hashes(const std::shared_ptr<const BatchBuilder>& build, std::int64_t first, std::int64_t end, int threads,
                                bool giveBack = false) {
    BatchLoader loader(build, first, end, threads);
    std::vector<std::string> found;
    while (auto batch = loader.next()) {
        CHECK(batch->step == first + static_cast<std::int64_t>(found.size()));
        found.push_back(hashOf(*batch));
        if (giveBack) {
            loader.giveBack(std::move(*batch));
        }
    }
    return found;
}

}  // namespace

TEST_CASE(
    "order, variation and masks are the same for 0, 1 and 4 loader threads and for every step to resume from, with and without a store, and as "
    "sounds") {
    RunConfig config = smallConfig();
    config.audio.cyclicRoll = true;
    const auto corpus = demoCorpus(3, 16, 1.0);
    const test::TemporaryFolder cache;
    constexpr std::int64_t twoEpochs = 6;  // 16 clips in batches of 6
    RunConfig sounds = config;
    sounds.device.logMel = true;
    for (const auto& build : {builder(corpus, config), storedBuilder(corpus, config, cache.path()), builder(corpus, sounds)}) {
        const auto expected = hashes(build, 0, twoEpochs, 0);
        REQUIRE(std::ssize(expected) == twoEpochs);
        CHECK(expected[0] != expected[1]);
        for (const int threads : {0, 1, 4}) {
            for (std::int64_t step = 0; step < twoEpochs; ++step) {
                for (const bool giveBack : {false, true}) {
                    CHECK(hashes(build, step, twoEpochs, threads, giveBack) == std::vector(expected.begin() + step, expected.end()));
                }
            }
        }
    }
}

TEST_CASE("a clip that the store could not read is replaced by the next one, as without a store") {
    const auto corpus = std::make_shared<HalfBrokenCorpus>();
    const test::TemporaryFolder cache;
    const Batch direct = builder(corpus, smallConfig())->build(0), stored = storedBuilder(corpus, smallConfig(), cache.path())->build(0);
    CHECK(stored.clips == direct.clips);
    CHECK(stored.substituted == direct.substituted);
    CHECK(stored.substituted > 0);
}

TEST_CASE("a clip that cannot be read is replaced by the next one and counted") {
    const auto build = builder(std::make_shared<HalfBrokenCorpus>(), smallConfig());
    const Batch batch = build->build(0);
    CHECK(batch.clips.size() == 6);
    CHECK(batch.substituted > 0);
    for (const std::uint64_t clip : batch.clips) {
        CHECK(clip % 2 == 0);
    }
}

TEST_CASE("a corpus without a readable clip ends the loading with an error, not with silence") {
    const auto build = builder(std::make_shared<HalfBrokenCorpus>(true), smallConfig());
    BatchLoader loader(build, 0, 5, 2);
    CHECK_THROWS_AS(loader.next(), Error);
}

TEST_CASE("a stop request ends the wait for a batch") {
    const auto build = builder(demoCorpus(3, 16, 1.0), smallConfig());
    BatchLoader loader(build, 0, 1000, 1);
    std::stop_source stop;
    stop.request_stop();
    CHECK_FALSE(loader.next(stop.get_token()).has_value());
}
