// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>

#include "engine/audio/audio_file.h"
#include "engine/features/clip_features.h"
#include "engine/runs/durable_file.h"
#include "engine/store/half.h"
#include "engine/store/store_builder.h"
#include "tests/core/corpus/corpus_fixture.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

std::shared_ptr<const FeatureStore> makeStore(const fs::path& folder, const RunConfig& config = storeConfig(), const StoreMaking& making = {}) {
    return openOrMakeStore(openCorpus(folder.string()), config.audio, config.features, making);
}

/// $XDG_CACHE_HOME for the time of a test.
class CacheHome {
public:
    explicit CacheHome(const fs::path& path) { ::setenv("XDG_CACHE_HOME", path.c_str(), 1); }
    ~CacheHome() { ::unsetenv("XDG_CACHE_HOME"); }
    CacheHome(const CacheHome&) = delete;
    CacheHome& operator=(const CacheHome&) = delete;
};

}  // namespace

TEST_CASE("stored values are the clips' log-mel to half a unit in the last place of a half") {
    const TemporaryFolder folder;
    writeTones(folder.path(), 7);
    const RunConfig config = storeConfig();
    const auto corpus = openCorpus(folder.path().string());
    const auto store = makeStore(folder.path());
    REQUIRE(store->size() == 8);
    const ClipFeatures direct(config.audio, config.features);
    for (std::size_t clip = 0; clip < 7; ++clip) {
        const LogMel expected = direct.rawWhole(corpus->read(clip));
        const StoredFrames stored = store->frames(clip);
        REQUIRE(stored.frames == expected.frames);
        REQUIRE(stored.halves.size() == expected.values.size());
        for (std::size_t i = 0; i < stored.halves.size(); ++i) {
            const float value = expected.values[i];
            REQUIRE(std::abs(floatOfHalf(stored.halves[i]) - value) <= std::ldexp(std::abs(value), -11) + 1e-7);
        }
    }
}

TEST_CASE("a clip that cannot be read is recorded with its kind of trouble") {
    const TemporaryFolder folder;
    writeTones(folder.path(), 2);
    const auto store = makeStore(folder.path());
    CHECK(store->manifest().unreadable == 1);
    CHECK(store->manifest().clips == 3);
    try {
        (void)store->frames(2);
        FAIL("the broken clip was delivered");
    } catch (const AudioError& error) {
        CHECK(error.problem() == AudioProblem::notAudio);
    }
}

TEST_CASE("a corpus without a readable clip makes no store") {
    const TemporaryFolder folder;
    writeTones(folder.path(), 0);
    CHECK(contains(errorOf([&] { makeStore(folder.path()); }), "data: none of the 1 clips"));
    CHECK_FALSE(fs::exists(storeBeside(folder.path()) / "store.json"));
}

TEST_CASE("a finished store is opened, not made again, and shards and threads change nothing that is read") {
    const TemporaryFolder folder;
    writeTones(folder.path(), 9);
    const auto first = makeStore(folder.path(), storeConfig(), {.threads = 1, .shardBytes = 600});
    CHECK(first->manifest().shardBytes.size() > 3);
    const auto files = storeFiles(first->folder());
    std::size_t told = 0;
    const auto again = makeStore(folder.path(), storeConfig(), {.progress = [&](std::size_t, std::size_t) { ++told; }});
    CHECK(told == 0);
    CHECK(again->folder() == first->folder());
    fs::remove_all(first->folder());
    CHECK(storeFiles(makeStore(folder.path(), storeConfig(), {.threads = 4, .shardBytes = 600})->folder()) == files);
    fs::remove_all(first->folder());
    const auto oneShard = makeStore(folder.path());
    CHECK(oneShard->manifest().shardBytes.size() == 1);
    for (std::size_t clip = 0; clip < 9; ++clip) {
        CHECK(std::ranges::equal(oneShard->frames(clip).halves, first->frames(clip).halves));  // the old one is still mapped
    }
}

TEST_CASE("settings that act behind the extractor share a store, those that act before it do not") {
    const TemporaryFolder folder;
    writeTones(folder.path(), 1);
    const auto corpus = openCorpus(folder.path().string());
    RunConfig config = storeConfig();
    const std::string own = storeKey(*corpus, config.audio, config.features).fingerprint;
    config.features.frames = 99;
    config.features.normalise = Normalisation::band;
    config.audio.gainDb = 6;
    config.audio.cyclicRoll = true;
    config.audio.clipS = 3;
    CHECK(storeKey(*corpus, config.audio, config.features).fingerprint == own);
    config.features.mels = 9;
    CHECK(storeKey(*corpus, config.audio, config.features).fingerprint != own);
    config = storeConfig();
    config.audio.removeMean = false;
    CHECK(storeKey(*corpus, config.audio, config.features).fingerprint != own);
}

TEST_CASE("a store of another corpus, of other settings or of changed files is refused with a sentence, and made anew on request") {
    const TemporaryFolder folder;
    writeTones(folder.path(), 3);
    const RunConfig config = storeConfig();
    const auto corpus = openCorpus(folder.path().string());
    const auto store = makeStore(folder.path());
    const auto opening = [&](const StoreKey& key) { return errorOf([&] { FeatureStore(store->folder(), corpus, key); }); };
    StoreKey key = storeKey(*corpus, config.audio, config.features);
    CHECK(opening(key) == "");
    key.settings += "more";
    CHECK(contains(opening(key), "it was made with other audio or feature settings"));
    key.corpus = "other";
    CHECK(contains(opening(key), "it was made from another corpus"));

    writeTone(folder / "audio/tone1.wav", 0.2, 333);
    const std::string message = errorOf([&] { makeStore(folder.path()); });
    CHECK(contains(message, "out of date: size or time of " + (folder / "audio/tone1.wav").string() + " has changed"));
    const auto anew = renewStore(corpus, config.audio, config.features);
    CHECK(anew->frames(1).frames == store->frames(1).frames);
    CHECK_FALSE(std::ranges::equal(anew->frames(1).halves, store->frames(1).halves));  // the old one is still mapped
    CHECK(std::ranges::equal(makeStore(folder.path())->frames(1).halves, anew->frames(1).halves));
}

TEST_CASE("the store of a corpus that cannot be written, or is rendered, lies in the user's cache") {
    const TemporaryFolder cache;
    const CacheHome home(cache.path());
    const RunConfig config = storeConfig();
    const auto demo = makeStore("demo:1:8");
    CHECK(demo->folder().parent_path() == cache / "ajepa/features");
    CHECK(demo->manifest().clips == 8);
    if (::geteuid() == 0) {
        std::cout << "skipped: root may write everywhere\n";
        return;
    }
    const TemporaryFolder folder;
    writeTones(folder.path(), 1);
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    const auto store = makeStore(folder.path());
    fs::permissions(folder.path(), fs::perms::owner_all);
    CHECK(store->folder().parent_path() == cache / "ajepa/features");
}

TEST_CASE("two makings of one store do not mix: the second is told who is at it") {
    const TemporaryFolder folder;
    writeTones(folder.path(), 40);
    std::string second;
    makeStore(folder.path(), storeConfig(), {.threads = 1, .progress = [&](std::size_t done, std::size_t all) {
                                                 if (done < all) {
                                                     second = errorOf([&] { makeStore(folder.path()); });
                                                 }
                                             }});
    CHECK(contains(second, "is in use: process " + std::to_string(::getpid())));
}
