// SPDX-License-Identifier: Apache-2.0
#include <ATen/Parallel.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/corpus/corpus.h"
#include "engine/embedding/corpus_embedding.h"
#include "engine/embedding/embedder.h"
#include "engine/embedding/embedding_memory.h"
#include "engine/jobs/pure_step_files.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/test_data.h"

using namespace ajepa;

namespace {

RunConfig unnormalised() {
    RunConfig config = test::tinyRun();
    config.features.normalise = Normalisation::none;  // fresh weights carry no statistics
    return config;
}

/// Fresh weights of the tiny run in a file.
struct WeightsFile {
    explicit WeightsFile(const RunConfig& config = unnormalised()) { writeInitialWeights(config, path()); }
    std::filesystem::path path() const { return folder / "weights.safetensors"; }
    test::TemporaryFolder folder;
};

double largestDifference(const std::vector<float>& left, const std::vector<float>& right) {
    REQUIRE(left.size() == right.size());
    double largest = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
        largest = std::max(largest, static_cast<double>(std::abs(left[i] - right[i])));
    }
    return largest;
}

}  // namespace

TEST_CASE("a clip longer than the input is embedded window by window") {
    const WeightsFile weights;
    Embedder embedder(weights.path(), EncoderChoice::target);
    const Waveform clip = demoCorpus(1, 8, 2.0)->read(0);  // 99 frames at 20 ms: two windows of 64
    const Embedder::Windows windows = embedder.prepare(clip);
    CHECK(windows.windows == 2);
    CHECK(windows.validFrames == 99);
    const ClipEmbedding embedding = embedder.embed({windows}).front();
    CHECK(embedding.time == 16);
    CHECK(embedding.bands == 4);
    CHECK(embedding.tokens.size() == 16U * 4U * 32U);
    // The first window alone gives the first half of the tokens.
    Waveform beginning = clip;
    beginning.samples.resize(400 + 320 * 63);
    RunConfig config = unnormalised();
    config.audio.removeMean = false;
    const WeightsFile same(config);
    Embedder plain(same.path(), EncoderChoice::target);
    const std::vector<float> whole = plain.embed({plain.prepare(clip)}).front().tokens;
    const std::vector<float> first = plain.embed({plain.prepare(beginning)}).front().tokens;
    CHECK(largestDifference(first, {whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(first.size())}) < 1e-5);
}

TEST_CASE("a clip has the same embedding alone and in a batch of clips of other lengths") {
    const WeightsFile weights;
    Embedder embedder(weights.path(), EncoderChoice::context);
    const auto corpus = demoCorpus(1, 8, 2.0);
    Waveform shorter = corpus->read(1);
    shorter.samples.resize(9000);
    const auto alone = embedder.embed({embedder.prepare(shorter)}).front();
    const auto together = embedder.embed({embedder.prepare(corpus->read(0)), embedder.prepare(shorter), embedder.prepare(corpus->read(2))});
    CHECK(largestDifference(alone.tokens, together[1].tokens) < 1e-5);
}

TEST_CASE("fresh target and context encoders agree, and untrained draws the very weights of step 0") {
    const WeightsFile weights;
    const auto corpus = demoCorpus(1, 5, 1.0);
    const auto target = std::make_shared<Embedder>(weights.path(), EncoderChoice::target);
    const auto context = std::make_shared<Embedder>(weights.path(), EncoderChoice::context);
    const auto untrained = std::make_shared<Embedder>(weights.path(), EncoderChoice::target, true);
    const Embeddings one = embedCorpus(target, corpus, {}, 1);
    CHECK(one.dim == 32);
    CHECK(one.clips.size() == 5);
    CHECK((one.values == embedCorpus(context, corpus, {}, 1).values));
    CHECK((one.values == embedCorpus(untrained, corpus, {}, 1).values));
    CHECK(embedCorpus(target, corpus, {.segments = 4}, 1).dim == 4 * 4 * 32);
}

TEST_CASE("slices add up to the whole corpus and leave the number of threads as it was") {
    const WeightsFile weights;
    const auto corpus = demoCorpus(1, 20, 1.0);
    const auto embedder = std::make_shared<Embedder>(weights.path(), EncoderChoice::target);
    at::set_num_threads(1);
    CorpusEmbedding work(embedder, corpus, {}, 2);
    std::vector<std::int64_t> done;
    for (bool more = true; more;) {
        more = work.advance({});
        done.push_back(work.done());
        CHECK(at::get_num_threads() == 1);
    }
    CHECK(done.size() >= 3);
    CHECK(done.back() == work.total());
    const Embeddings sliced = work.take();
    REQUIRE(sliced.clips.size() == 20);
    for (std::size_t clip = 0; clip < 20; ++clip) {
        const std::vector<float> alone = embedder->pooled(embedder->embed({embedder->prepare(corpus->read(clip))}).front(), {});
        const auto row = sliced.values.begin() + static_cast<std::ptrdiff_t>(clip) * sliced.dim;
        CHECK(largestDifference(alone, {row, row + sliced.dim}) < 1e-5);
    }
}

TEST_CASE("embedding that is stopped says so") {
    const WeightsFile weights;
    std::stop_source stop;
    stop.request_stop();
    CorpusEmbedding work(std::make_shared<Embedder>(weights.path(), EncoderChoice::target), demoCorpus(1, 8, 1.0), {}, 1);
    CHECK_THROWS_WITH_AS(work.advance(stop.get_token()), "embedding the corpus was stopped", Error);
}

TEST_CASE("the mean over the valid cells of a clip's tokens is its pooled embedding") {
    const WeightsFile weights;
    const auto embedder = std::make_shared<Embedder>(weights.path(), EncoderChoice::target);
    const auto corpus = demoCorpus(1, 40, 1.9);  // more than one batch; the second window of each clip is partly padding
    const Embeddings pooled = embedCorpus(embedder, corpus, {}, 1);
    std::vector<std::size_t> clips;
    double largest = 0;
    const auto onClip = [&](std::size_t clip, const ClipEmbedding& tokens) {
        const auto valid = static_cast<std::size_t>(tokens.validTime * tokens.bands), dim = static_cast<std::size_t>(tokens.dim);
        CHECK(valid < tokens.tokens.size() / dim);
        for (std::size_t d = 0; d < dim; ++d) {
            double sum = 0;
            for (std::size_t cell = 0; cell < valid; ++cell) {
                sum += tokens.tokens[cell * dim + d];
            }
            largest = std::max(largest, std::abs(sum / static_cast<double>(valid) - pooled.values[clips.size() * dim + d]));
        }
        clips.push_back(clip);
    };
    CHECK(embedClips(embedder, corpus, 2, onClip).empty());
    CHECK(clips == pooled.clips);
    CHECK(largest < 1e-6);
}

TEST_CASE("a corpus that needs more memory than there is is refused with its longest clip") {
    RunConfig config = unnormalised();
    const auto corpus = demoCorpus(1, 8, 2.0);
    CHECK(expectedWindows(config, 0) == 1);
    CHECK(expectedWindows(config, 1.28) == 1);  // 64 frames of 20 ms
    CHECK(expectedWindows(config, 1.3) == 2);
    MachineInfo machine{.memoryBytes = static_cast<std::int64_t>(embeddingBytes(config, *corpus, 32)) + 1};
    CHECK_NOTHROW(requireEmbeddingMemory(config, *corpus, 32, machine));
    machine.memoryBytes -= 2;
    try {
        requireEmbeddingMemory(config, *corpus, 32, machine);
        FAIL("it was not refused");
    } catch (const Error& error) {
        CHECK((error.kind() == ErrorKind::device));
        CHECK(std::string(error.what()).find(corpus->clips()[0].id) != std::string::npos);
    }
}
