// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <map>
#include <set>
#include <thread>

#include "engine/corpus/corpus.h"
#include "tests/core/corpus/corpus_fixture.h"

using namespace ajepa;
using namespace ajepa::test;

TEST_CASE("the place of a demo corpus names seed and number of clips") {
    CHECK(openCorpus("demo")->location() == "demo:0:320");
    CHECK(openCorpus("demo:7")->location() == "demo:7:320");
    const auto corpus = openCorpus("demo:7:24");
    CHECK(corpus->location() == "demo:7:24");
    CHECK(corpus->clips().size() == 24);
    for (const char* bad : {"demo:", "demo:x", "demo:1:", "demo:1:2:3", "demo:-1", "demo:1:0", "demo:1:2x"}) {
        CHECK(contains(errorOf([&] { openCorpus(bad); }), "request: "));
    }
}

TEST_CASE("families, folds and voices are balanced and no voice is in two folds") {
    const auto corpus = demoCorpus(3, 320);
    std::map<std::pair<std::string, std::string>, int> cells;
    std::map<std::string, std::set<std::string>> foldsOfVoice;
    for (const Clip& clip : corpus->clips()) {
        ++cells[{clip.labels.at(0), clip.fold}];
        foldsOfVoice[clip.group].insert(clip.fold);
    }
    CHECK(cells.size() == 32);
    for (const auto& [cell, clips] : cells) {
        CHECK(clips == 10);
    }
    CHECK(foldsOfVoice.size() == 16);
    for (const auto& [voice, folds] : foldsOfVoice) {
        CHECK(folds.size() == 1);
    }
}

TEST_CASE("every clip is finite, peaks between -9 and -6 dBFS and begins and ends in silence") {
    const auto corpus = demoCorpus(1, 64);
    std::set<float> peaks;
    for (std::size_t i = 0; i < 64; ++i) {
        const Waveform clip = corpus->read(i);
        REQUIRE(clip.sampleRateHz == 16000);
        REQUIRE(clip.samples.size() == 32000);
        float peak = 0;
        float step = 0;
        double sum = 0;
        for (std::size_t n = 0; n < clip.samples.size(); ++n) {
            REQUIRE(std::isfinite(clip.samples[n]));
            peak = std::max(peak, std::abs(clip.samples[n]));
            sum += clip.samples[n];
            step = n < 8 || n + 8 > clip.samples.size() ? std::max(step, std::abs(clip.samples[n])) : step;
        }
        CHECK(peak >= 0.354F);
        CHECK(peak <= 0.502F);
        CHECK(step < 0.01F);
        CHECK(std::abs(sum / 32000.0) < 0.01);
        peaks.insert(peak);
    }
    CHECK(peaks.size() > 60);
}

TEST_CASE("a clip depends on seed and index alone") {
    const auto corpus = demoCorpus(5, 16);
    const auto longer = demoCorpus(5, 200);
    const auto other = demoCorpus(6, 16);
    std::array<Waveform, 16> inThreads;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < 16; ++i) {
            threads.emplace_back([&, i] { inThreads[15 - i] = corpus->read(15 - i); });
        }
    }
    for (std::size_t i = 0; i < 16; ++i) {
        CHECK(inThreads[i].samples == corpus->read(i).samples);
        CHECK(inThreads[i].samples == longer->read(i).samples);
        CHECK(inThreads[i].samples != other->read(i).samples);
    }
    CHECK(corpus->fingerprint() != other->fingerprint());
    CHECK(corpus->fingerprint() == demoCorpus(5, 16)->fingerprint());
    CHECK_THROWS_AS(corpus->read(16), std::out_of_range);
}
