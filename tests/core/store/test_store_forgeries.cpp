// SPDX-License-Identifier: Apache-2.0
// A hash tells that a file is as it was written, not that its numbers are those of a store: here all hashes agree.
#include <doctest/doctest.h>

#include <cstdint>
#include <functional>
#include <limits>
#include <span>

#include "engine/audio/audio_file.h"
#include "engine/runs/durable_file.h"
#include "engine/store/store_builder.h"
#include "tests/core/corpus/corpus_fixture.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

/// A finished store of two tones and a clip that is no sound.
class StoreToForge {
public:
    StoreToForge() {
        writeTones(folder_.path(), 2);
        const RunConfig config = storeConfig();
        corpus = openCorpus(folder_.path().string());
        key = storeKey(*corpus, config.audio, config.features);
        const auto store = openOrMakeStore(corpus, config.audio, config.features);
        folder = store->folder();
        manifest = store->manifest();
        index = readIndex(folder / storeIndexName);
    }

    /// What opening says after the line of "tone1" was changed.
    std::string withLine(const std::function<void(StoredClip&)>& change) const {
        std::vector<StoredClip> lines = index;
        change(lines.at(1));
        const auto bytes = std::as_bytes(std::span(lines));
        StoreManifest sealed = manifest;
        sealed.indexSha256 = sha256(bytes);
        writeText(folder / storeIndexName, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        return withManifest(sealed);
    }

    std::string withManifest(const StoreManifest& sealed) const {
        writeText(folder / storeManifestName, storeManifestText(sealed));
        return errorOf([&] { FeatureStore(folder, corpus, key).verify(); });
    }

    fs::path shard() const { return folder / shardName(0); }

    std::shared_ptr<const Corpus> corpus;
    StoreKey key;
    fs::path folder;
    StoreManifest manifest;
    std::vector<StoredClip> index;

private:
    TemporaryFolder folder_;
};

constexpr std::uint64_t lastByte = std::numeric_limits<std::uint64_t>::max();

}  // namespace

TEST_CASE("a store that somebody wrote again as it was is taken") {
    const StoreToForge store;
    CHECK(store.withLine([](StoredClip&) {}) == "");
}

TEST_CASE("a clip beyond its shard is refused, wherever its offset lies and though its end wraps around") {
    const StoreToForge store;
    const std::uint64_t shard = store.manifest.shardBytes.at(0), clip = storedBytes(store.index.at(1).frames, store.manifest.mels);
    REQUIRE(clip > 0);
    CHECK(store.withLine([&](StoredClip& line) { line.offset = shard - clip; }) == "");
    for (const std::uint64_t offset : {shard - clip + 1, shard, shard + 1, lastByte - clip, lastByte - clip + 1, lastByte - 1, lastByte}) {
        CAPTURE(offset);
        CHECK(store.withLine([&](StoredClip& line) { line.offset = offset; }).ends_with(" is damaged: clip tone1 lies beyond its shard"));
    }
    CHECK(store.withLine([](StoredClip& line) { line.frames = INT32_MAX; }).ends_with("clip tone1 lies beyond its shard"));
}

TEST_CASE("a clip that begins within a value is refused") {
    const StoreToForge store;
    const auto change = [](StoredClip& line) { --line.frames, line.offset = 1; };
    CHECK(store.withLine(change).ends_with(" is damaged: clip tone1 begins within a value"));
}

TEST_CASE("a clip in a shard that the manifest does not name is refused") {
    const StoreToForge store;
    for (const int shard : {1, 65535}) {
        const std::string said = store.withLine([&](StoredClip& line) { line.shard = static_cast<std::uint16_t>(shard); });
        CHECK(said.ends_with(" is damaged: clip tone1 lies in a shard that is not there"));
    }
}

TEST_CASE("more frames than an int holds are refused, though the shard has room for them") {
    StoreToForge store;
    constexpr std::uint32_t frames = std::uint32_t{INT32_MAX} + 1;
    store.key.mels = store.manifest.mels = 1;
    store.manifest.shardBytes = {storedBytes(frames, 1)};
    fs::resize_file(store.shard(), store.manifest.shardBytes.at(0));  // a hole; nothing reads or writes its 4 GiB
    const auto change = [](StoredClip& line) { line.offset = 0, line.frames = frames; };
    CHECK(store.withLine(change).ends_with(" is damaged: clip tone1 has more frames than a clip can have"));
}

TEST_CASE("a problem of a kind that there is not is refused") {
    const StoreToForge store;
    CHECK(store.withLine([](StoredClip& line) { line.problem = audioProblems; }) == "");
    for (const int problem : {audioProblems + 1, 65535}) {
        const std::string said = store.withLine([&](StoredClip& line) { line.problem = static_cast<std::uint16_t>(problem); });
        CHECK(said.ends_with(" is damaged: clip tone1 has a problem of an unknown kind"));
    }
}

TEST_CASE("a manifest without bands, with more than any front-end has, or with others than its settings is refused") {
    StoreToForge store;
    for (const int mels : {0, -1, 4097, INT32_MIN, INT32_MAX}) {
        store.manifest.mels = mels;
        const std::string said = store.withManifest(store.manifest);
        CHECK(said.ends_with("store.json cannot be used: it has " + std::to_string(mels) + " bands"));
    }
    store.manifest.mels = 4;
    CHECK(store.withManifest(store.manifest).ends_with(" is damaged: it has 4 bands, its settings 8"));
}
