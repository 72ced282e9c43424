// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "engine/corpus/clip_selection.h"
#include "tests/core/corpus/corpus_fixture.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

using Indices = std::vector<std::size_t>;

Indices chosen(const std::string& rows, const std::string& heldOut, const std::string& split = "train") {
    const TemporaryFolder folder;
    writeCorpus(folder.path(), rows);
    DataConfig data;
    data.heldOutFolds = heldOut;
    data.trainingSplit = split;
    return trainingClips(*openCorpus(folder.path().string()), data);
}

const std::string folded = "a,a.wav,0,1,x,1,,ann\nb,b.wav,0,1,x,2,,bob\nc,c.wav,0,1,y,3,,ann\n";
const std::string split = "a,a.wav,0,1,x,,train,ann\nb,b.wav,0,1,x,,test,bob\nc,c.wav,0,1,y,,,cid\n";

}  // namespace

TEST_CASE("a corpus without splits trains on all clips that are not held out") {
    CHECK(chosen(folded, "") == Indices{0, 1, 2});
    CHECK(chosen(folded, "2") == Indices{0, 2});
    CHECK(chosen(folded, " 2 , 3") == Indices{0});
    CHECK(chosen(folded, "ann") == Indices{1});
}

TEST_CASE("a corpus with splits trains on the training split only") {
    CHECK(chosen(split, "") == Indices{0});
    CHECK(chosen(split, "", "test") == Indices{1});
}

TEST_CASE("a choice that leaves nothing is an error about data") {
    CHECK(contains(errorOf([] { chosen(folded, "1,2,3"); }), "data: No clip of sample is left"));
    CHECK(contains(errorOf([] { chosen(split, "", "dev"); }), "split \"dev\""));
}

TEST_CASE("a share of the clips is part of every larger share, whatever else the corpus holds") {
    std::string rows;
    for (int i = 0; i < 400; ++i) {
        rows += "clip" + std::to_string(i) + ",a.wav,0,1,x,1,,\n";
    }
    const TemporaryFolder folder;
    writeCorpus(folder.path(), rows);
    const auto corpus = openCorpus(folder.path().string());
    Indices smaller;
    for (const auto& [share, count] :
         {std::pair(0.0001, 1U), std::pair(0.1, 40U), std::pair(0.25, 100U), std::pair(0.5, 200U), std::pair(1.0, 400U)}) {
        DataConfig data;
        data.trainingShare = share;
        const Indices clips = trainingClips(*corpus, data);
        CHECK(clips.size() == count);
        CHECK(std::is_sorted(clips.begin(), clips.end()));
        CHECK(std::includes(clips.begin(), clips.end(), smaller.begin(), smaller.end()));
        smaller = clips;
    }
}

TEST_CASE("a share is spread over the corpus") {
    std::string rows;
    for (int i = 0; i < 1000; ++i) {
        rows += "clip" + std::to_string(i) + ",a.wav,0,1,x,1,,\n";
    }
    const TemporaryFolder folder;
    writeCorpus(folder.path(), rows);
    DataConfig data;
    data.trainingShare = 0.5;
    const Indices clips = trainingClips(*openCorpus(folder.path().string()), data);
    const auto firstHalf = std::count_if(clips.begin(), clips.end(), [](std::size_t index) { return index < 500; });
    CHECK(firstHalf > 210);  // 250 expected, with a standard deviation of 11
    CHECK(firstHalf < 290);
}

TEST_CASE("an empty group is never held out by an empty item") {
    CHECK(chosen("a,a.wav,0,1,x,1,,\nb,b.wav,0,1,x,2,,\n", ",1,") == Indices{1});
}

TEST_CASE("fine-tuning is tested on what is held out, else on the test split, and never on what trains") {
    const auto tested = [](const std::string& rows, const std::string& heldOut, const std::string& testSplit = "test") {
        const TemporaryFolder folder;
        writeCorpus(folder.path(), rows);
        DataConfig data;
        data.heldOutFolds = heldOut;
        return testClips(*openCorpus(folder.path().string()), data, testSplit);
    };
    CHECK(tested(folded, "2, 3") == Indices{1, 2});
    CHECK(tested(folded, "ann") == Indices{0, 2});
    CHECK(tested(split, "") == Indices{1});
    CHECK(tested(split, "bob") == Indices{1});
    CHECK(contains(errorOf([&] { tested(folded, ""); }), "data: No clip of sample is left to test on"));
    CHECK(contains(errorOf([&] { tested(split, "", "train"); }), "left to test on"));
    CHECK(contains(errorOf([&] { tested(folded, "", ""); }), "left to test on"));
}
