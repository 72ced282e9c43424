// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>

#include "engine/config/presets.h"
#include "engine/forecast/disk_forecast.h"
#include "engine/store/store_builder.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

RunConfig tiny() {
    RunConfig config = presetConfig("a-jepa-tiny");
    config.data.corpus = "demo:0:24";
    config.data.store = FeatureStorage::fp16;
    return config;
}

/// Stores of rendered corpora lie in the user's cache: one of the test's own.
struct OwnCache {
    TemporaryFolder folder;
    OwnCache() { ::setenv("XDG_CACHE_HOME", folder.path().c_str(), 1); }
    ~OwnCache() { ::unsetenv("XDG_CACHE_HOME"); }
    OwnCache(const OwnCache&) = delete;
    OwnCache& operator=(const OwnCache&) = delete;
};

}  // namespace

TEST_CASE("the forecast of a feature store is its size to the byte, and nothing once it is there") {
    const OwnCache cache;
    const auto corpus = demoCorpus(0, 24);
    const DiskForecast before = diskForecast(tiny(), *corpus);
    const auto store = openOrMakeStore(corpus, tiny().audio, tiny().features);
    REQUIRE(store != nullptr);
    CHECK(before.store == static_cast<std::int64_t>(store->manifest().bytes() + 64 * corpus->clips().size()));
    const DiskForecast after = diskForecast(tiny(), *corpus);
    CHECK(after.storeIsThere);
    CHECK(after.store == 0);
    CHECK(after.total() == before.total() - before.store);
}

TEST_CASE("checkpoints are counted as they lie there: the first, the newest, and one being written") {
    RunConfig config = tiny();
    config.data.store = FeatureStorage::off;
    config.checkpoint.keep = 3;
    config.checkpoint.everySteps = 100;
    config.train.steps = 1000;
    const auto corpus = demoCorpus(0, 24);
    CHECK(diskForecast(config, *corpus).checkpoints == 5);
    config.train.steps = 150;
    CHECK(diskForecast(config, *corpus).checkpoints == 4);
    CHECK(diskForecast(config, *corpus).store == 0);
    CHECK(diskForecast(config, *corpus).oneCheckpoint == estimatedCheckpointBytes(config));
}

TEST_CASE("what does not fit on the disk is refused with its parts, and only where the disk is known") {
    DiskForecast forecast{
        .oneCheckpoint = std::int64_t{1} << 30U, .checkpoints = 4, .store = std::int64_t{3} << 30U, .storeIsThere = false, .records = 0};
    MachineInfo machine;
    machine.diskFreeBytes = std::int64_t{7} << 30U;
    CHECK(diskIssues(forecast, machine).empty());
    machine.diskFreeBytes -= 1;
    const auto issues = diskIssues(forecast, machine);
    REQUIRE(issues.size() == 1);
    CHECK(issues.front().kind == ErrorKind::storage);
    CHECK(issues.front().message.find("4 checkpoints of 1 GiB, feature store 3 GiB") != std::string::npos);
    machine.diskFreeBytes = 0;
    CHECK(diskIssues(forecast, machine).empty());
}
