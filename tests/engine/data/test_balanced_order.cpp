// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "engine/corpus/clip_labels.h"
#include "engine/corpus/corpus.h"
#include "engine/data/balanced_order.h"
#include "tests/core/corpus/corpus_fixture.h"
#include "tests/support/test_data.h"

using namespace ajepa;

TEST_CASE("an epoch has no clip twice, and its batches run on into the next one") {
    const BalancedOrder order(4, {1, 1, 1, 1, 1, 5, 5}, 5);
    std::map<std::int64_t, std::multiset<std::size_t>> epochs;
    for (int step = 0; step < 5; ++step) {
        for (const OrderedClip& clip : order.batch(step, 3)) {
            epochs[clip.epoch].insert(clip.position);
        }
    }
    REQUIRE(epochs.size() == 3);
    for (const auto& [epoch, positions] : epochs) {
        CHECK(positions.size() == 5);
        CHECK(std::set<std::size_t>(positions.begin(), positions.end()).size() == 5);
    }
}

TEST_CASE("an epoch is the same whatever was drawn before, and at most all clips") {
    const BalancedOrder one(4, {1, 2, 3, 4}, 100), other(4, {1, 2, 3, 4}, 100);
    CHECK(one.epochClips() == 4);
    (void)one.batch(0, 4);
    const auto late = one.batch(7, 4), alone = other.batch(7, 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(late[i].position == alone[i].position);
    }
}

TEST_CASE("the first clip of an epoch is drawn with the share of its weight") {
    const BalancedOrder order(1, {1, 2, 3, 4}, 1);
    std::vector<double> count(4);
    constexpr int epochs = 20000;
    for (int epoch = 0; epoch < epochs; ++epoch) {
        ++count[order.batch(epoch, 1).front().position];
    }
    double chiSquare = 0;
    for (int i = 0; i < 4; ++i) {
        const double expected = epochs * (i + 1) / 10.0;
        chiSquare += std::pow(count[static_cast<std::size_t>(i)] - expected, 2) / expected;
    }
    CHECK(chiSquare < 16.3);  // 3 degrees of freedom, one in a thousand
}

TEST_CASE("labels have AudioMAE's weights: a thousand over the clips of a class, summed") {
    const test::TemporaryFolder folder;
    test::writeCorpus(folder.path(), "a,a.wav,0,1,x,,,\nb,b.wav,0,1,x;y,,,\nc,c.wav,0,1,x,,,\nd,d.wav,0,1,,,,\n");
    const auto corpus = openCorpus(folder.path().string());
    const std::vector<std::size_t> clips{0, 1, 2};
    const ClipLabels labels(*corpus, clips);
    CHECK((labels.classes() == std::vector<std::string>{"x", "y"}));
    CHECK(labels.used() == 2);
    CHECK(!labels.single());
    const auto weights = balancingWeights(labels, clips);
    CHECK(weights[0] == doctest::Approx(1000 / 3.01));
    CHECK(weights[1] == doctest::Approx(1000 / 3.01 + 1000 / 1.01));
    std::vector<float> row(2, 9);
    labels.fill(1, row);
    CHECK((row == std::vector<float>{1, 1}));
    labels.fill(2, row);
    CHECK((row == std::vector<float>{1, 0}));
    CHECK(test::contains(test::errorOf([&] { ClipLabels(*corpus, std::vector<std::size_t>{0, 3}); }), "clip d of corpus sample has no label"));
}
