// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdint>
#include <fstream>

#include "engine/runs/durable_file.h"
#include "engine/store/store_builder.h"
#include "tests/core/corpus/corpus_fixture.h"
#include "tests/core/runs/file_size_limit.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

void writeBytes(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

}  // namespace

TEST_CASE("a change of any byte of a store, or a missing last byte, is noticed") {
    const TemporaryFolder folder;
    writeTones(folder.path(), 3);
    const RunConfig config = storeConfig();
    const auto corpus = openCorpus(folder.path().string());
    const StoreKey key = storeKey(*corpus, config.audio, config.features);
    const fs::path store = openOrMakeStore(corpus, config.audio, config.features)->folder();
    const auto complaint = [&] { return errorOf([&] { FeatureStore(store, corpus, key).verify(); }); };
    REQUIRE(complaint() == "");
    std::size_t bytes = 0;
    for (const auto& [name, text] : storeFiles(store)) {
        for (std::size_t i = 0; i < text.size(); ++i, ++bytes) {
            std::string damaged = text;
            damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
            writeBytes(store / name, damaged);
            CAPTURE(name);
            CAPTURE(i);
            REQUIRE(complaint().starts_with("storage: "));
        }
        writeBytes(store / name, text.substr(0, text.size() - 1));
        CHECK(complaint().starts_with("storage: "));
        writeBytes(store / name, text);
    }
    CHECK(bytes > 1000);
    CHECK(complaint() == "");
}

TEST_CASE("a damaged store is made anew on request with the bytes that it had") {
    const TemporaryFolder folder;
    writeTones(folder.path(), 3);
    const RunConfig config = storeConfig();
    const auto corpus = openCorpus(folder.path().string());
    const fs::path store = openOrMakeStore(corpus, config.audio, config.features)->folder();
    const auto files = storeFiles(store);
    for (const auto& [name, text] : files) {
        writeBytes(store / name, text.substr(1));
        CHECK(renewStore(corpus, config.audio, config.features)->folder() == store);
        CHECK(storeFiles(store) == files);
    }
}

TEST_CASE("a write that fails leaves nothing that counts as a store, and the rest is added when there is space") {
    const RunConfig config = storeConfig();
    const TemporaryFolder whole;
    writeTones(whole.path(), 60);
    const auto expected = storeFiles(openOrMakeStore(openCorpus(whole.path().string()), config.audio, config.features)->folder());

    const TemporaryFolder folder;
    fs::copy(whole.path(), folder.path(), fs::copy_options::recursive | fs::copy_options::update_existing);
    fs::remove_all(folder / "features");
    for (const auto& entry : fs::directory_iterator(whole / "audio")) {
        fs::last_write_time(folder / "audio" / entry.path().filename().string(), fs::last_write_time(entry.path()));
    }
    const auto corpus = openCorpus(folder.path().string());
    std::string message;
    {
        const FileSizeLimit limit(expected.at("shard-00000.f16").size() / 2);
        message = errorOf([&] { openOrMakeStore(corpus, config.audio, config.features, {.threads = 1}); });
    }
    CHECK(contains(message, "storage: cannot write"));
    const fs::path store = storeBeside(folder.path());
    CHECK_FALSE(fs::exists(store / "store.json"));
    CHECK(fs::file_size(store / "index.bin") > 0);
    std::size_t firstTold = 0;
    openOrMakeStore(corpus, config.audio, config.features,
                    {.threads = 1, .progress = [&](std::size_t done, std::size_t) { firstTold = firstTold == 0 ? done : firstTold; }});
    CHECK(firstTold > 16);  // the first group of clips was there already
    CHECK(storeFiles(store) == expected);
}

TEST_CASE("a stop keeps what is done, and clips whose files changed meanwhile are stored again") {
    const TemporaryFolder folder;
    writeTones(folder.path(), 60);
    const RunConfig config = storeConfig();
    const auto corpus = openCorpus(folder.path().string());
    std::stop_source stop;
    const auto none = openOrMakeStore(corpus, config.audio, config.features,
                                      {.threads = 1, .stop = stop.get_token(), .progress = [&](std::size_t done, std::size_t) {
                                           if (done >= 32) {
                                               stop.request_stop();
                                           }
                                       }});
    CHECK(none == nullptr);
    CHECK(fs::file_size(storeBeside(folder.path()) / "index.bin") == 32 * 64);
    writeTone(folder / "audio/tone20.wav", 0.3, 99);
    const auto store = openOrMakeStore(corpus, config.audio, config.features, {.threads = 1});
    CHECK(store->frames(20).frames == 1 + (2400 - 128) / 64);
    store->verify();
}
