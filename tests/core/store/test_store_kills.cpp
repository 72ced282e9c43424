// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cerrno>
#include <cstdlib>
#include <iostream>

#include "engine/store/store_builder.h"
#include "tests/core/runs/traced_child.h"
#include "tests/core/store/store_fixture.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

/// Of rendered sounds, so that every file call is one of the store.
int makeStore() {
    const RunConfig config = storeConfig();
    try {
        return openOrMakeStore(demoCorpus(1, 20, 0.1), config.audio, config.features, {.threads = 1, .shardBytes = 1500}) ? 0 : 1;
    } catch (const std::exception&) {
        return 2;
    }
}

}  // namespace

TEST_CASE("a making that is killed before or after any file call, or whose call fails, is taken up and gives the bytes of an undisturbed one") {
    if (!tracingWorks()) {
        return;
    }
    const TemporaryFolder cache;
    ::setenv("XDG_CACHE_HOME", cache.path().c_str(), 1);
    REQUIRE(makeStore() == 0);
    const fs::path store = fs::directory_iterator(cache / "ajepa/features")->path();
    const auto expected = storeFiles(store);
    REQUIRE(expected.size() > 5);
    int cases = 0;
    for (const auto kind : {Intervention::Kind::killAfter, Intervention::Kind::fail}) {
        for (int call = 1;; ++call) {
            fs::remove_all(store);
            const TracedEnd end = runTraced(makeStore, {kind, call, ENOSPC, false});
            CAPTURE(call);
            CAPTURE(static_cast<int>(kind));
            if (!end.killed && call > end.calls) {
                break;
            }
            ++cases;
            const bool finished = fs::exists(store / "store.json");
            CHECK((!finished || storeFiles(store) == expected));
            REQUIRE(makeStore() == 0);
            REQUIRE(storeFiles(store) == expected);
        }
    }
    ::unsetenv("XDG_CACHE_HOME");
    std::cout << cases << " interrupted makings were taken up\n";
    CHECK(cases > 100);
}
