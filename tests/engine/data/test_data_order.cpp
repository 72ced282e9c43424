// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "engine/data/data_order.h"

using namespace ajepa;

TEST_CASE("every clip is used once an epoch, also where batches run across the epoch's end") {
    std::map<std::int64_t, std::multiset<std::size_t>> seen;
    for (std::int64_t step = 0; step < 30; ++step) {
        for (const OrderedClip& clip : batchOrder(5, 10, step, 4)) {
            seen[clip.epoch].insert(clip.position);
        }
    }
    CHECK(seen.size() == 12);
    for (const auto& [epoch, clips] : seen) {
        CHECK(clips.size() == 10);
        CHECK(std::set<std::size_t>(clips.begin(), clips.end()).size() == 10);
    }
}

TEST_CASE("a batch may be larger than the corpus") {
    const auto order = batchOrder(0, 3, 2, 8);
    CHECK(order.size() == 8);
    CHECK(order.front().epoch == 5);
    CHECK(order.back().epoch == 7);
}

TEST_CASE("epochs and seeds are ordered differently, the same step always alike") {
    const auto positions = [](std::uint64_t seed, std::int64_t step) {
        std::vector<std::size_t> values;
        for (const OrderedClip& clip : batchOrder(seed, 64, step, 64)) {
            values.push_back(clip.position);
        }
        return values;
    };
    CHECK(positions(1, 0) == positions(1, 0));
    CHECK(positions(1, 0) != positions(1, 1));
    CHECK(positions(1, 0) != positions(2, 0));
}
