// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/corpus/corpus.h"
#include "engine/data/batch_loader.h"

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

std::shared_ptr<const BatchBuilder> builder(std::shared_ptr<const Corpus> corpus, const RunConfig& config) {
    std::vector<std::size_t> clips(corpus->clips().size());
    for (std::size_t i = 0; i < clips.size(); ++i) {
        clips[i] = i;
    }
    const FeatureStatistics statistics{{-6.0F}, {5.0F}};
    return std::make_shared<BatchBuilder>(std::make_shared<ClipDataset>(std::move(corpus), clips, config, statistics), config);
}

}  // namespace

TEST_CASE("batches are the same for 0, 1 and 4 loader threads and in order") {
    const RunConfig config = smallConfig();
    const auto build = builder(demoCorpus(3, 16, 1.0), config);
    for (const int threads : {1, 4}) {
        BatchLoader alone(build, 2, 9, 0), loader(build, 2, 9, threads);
        for (std::int64_t step = 2; step < 9; ++step) {
            const auto expected = alone.next(), batch = loader.next();
            REQUIRE(batch.has_value());
            CHECK(batch->step == step);
            CHECK(batch->clips == expected->clips);
            CHECK(batch->logMel == expected->logMel);
            for (std::size_t i = 0; i < batch->clips.size(); ++i) {
                CHECK(batch->masks.clips[i].context == expected->masks.clips[i].context);
                CHECK(batch->masks.clips[i].targets == expected->masks.clips[i].targets);
            }
        }
        CHECK_FALSE(loader.next().has_value());
    }
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
