// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

#include "engine/base/parallel.h"

TEST_CASE("each index is worked on exactly once") {
    std::vector<std::atomic<int>> visits(1000);
    ajepa::parallelFor(visits.size(), 4, {}, [&](std::size_t i) { ++visits[i]; });
    for (const auto& count : visits) {
        CHECK(count == 1);
    }
}

TEST_CASE("an exception reaches the caller after all threads have ended") {
    CHECK_THROWS_AS(ajepa::parallelFor(100, 3, {},
                                       [](std::size_t i) {
                                           if (i == 17) {
                                               throw std::runtime_error("17");
                                           }
                                       }),
                    std::runtime_error);
}

TEST_CASE("a stop request ends the work early") {
    std::stop_source stop;
    std::atomic<int> done = 0;
    ajepa::parallelFor(1000, 2, stop.get_token(), [&](std::size_t) {
        ++done;
        stop.request_stop();
    });
    CHECK(done < 1000);
}
