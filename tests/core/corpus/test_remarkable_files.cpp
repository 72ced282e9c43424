// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/corpus/audio_survey.h"
#include "tests/core/corpus/corpus_fixture.h"

using namespace ajepa;

namespace {

SurveyedFile file(const std::string& name, double seconds, float peak = 0.5F) {
    static std::uint64_t hash = 0;
    AudioFacts facts;
    facts.sampleRateHz = 1000;
    facts.channels = 1;
    facts.frames = static_cast<std::int64_t>(seconds * 1000.0 + 0.5);
    facts.peak = peak;
    facts.contentHash = ++hash;
    return {name, facts, {}, {}};
}

std::vector<SurveyedFile> filesOf(std::size_t usual, std::size_t odd) {
    std::vector<SurveyedFile> files;
    for (std::size_t i = 0; i < usual; ++i) {
        files.push_back(file("u" + std::to_string(i), i % 2 == 0 ? 5.0 : 5.001));
    }
    for (std::size_t i = 0; i < odd; ++i) {
        files.push_back(file("o" + std::to_string(i), i % 2 == 0 ? 3.0 : 7.0));
    }
    return files;
}

}  // namespace

TEST_CASE("odd lengths are told from 80 per cent of equal lengths on") {
    CHECK(remarkableFiles(filesOf(8, 2)).size() == 2);
    CHECK(remarkableFiles(filesOf(79, 21)).empty());
    CHECK(remarkableFiles(filesOf(100, 0)).empty());
    CHECK(remarkableFiles(filesOf(8, 2)).front().kind == "odd-length");
    CHECK(test::contains(remarkableFiles(filesOf(8, 2)).front().detail, "3.000 s"));
}

TEST_CASE("five milliseconds decide whether a length is odd") {
    std::vector<SurveyedFile> files = filesOf(0, 0);
    for (int i = 0; i < 9; ++i) {
        files.push_back(file("u", 1.0));
    }
    files.push_back(file("near", 1.004));
    CHECK(remarkableFiles(files).empty());
    files.push_back(file("far", 1.006));
    CHECK(remarkableFiles(files).size() == 1);
}

TEST_CASE("silence, half silence, clipping and duplicates are told and never left out") {
    std::vector<SurveyedFile> files = {file("zero", 1, 0.0F), file("faint", 2, 0.9e-4F), file("quiet", 3, 1.1e-4F),
                                       file("half", 4),       file("loud", 5, 1.0F),     file("copy", 6)};
    files[3].facts->zeroShare = 0.51;
    files[4].facts->clippedShare = 0.001;
    files[5].facts->contentHash = files[4].facts->contentHash;
    const std::vector<ImportProblem> problems = remarkableFiles(files);
    REQUIRE(problems.size() == 5);
    CHECK(problems[0].detail == "all samples are zero");
    CHECK(problems[1].detail == "peak below -80 dBFS");
    CHECK(problems[2].kind == "silent");
    CHECK(problems[2].detail == "partly silent: 51.0 % of the samples are zero");
    CHECK(problems[3].kind == "clipped");
    CHECK(problems[4].kind == "duplicate");
    CHECK(problems[4].detail == "the same sound as loud");
    for (const ImportProblem& problem : problems) {
        CHECK_FALSE(problem.excluded);
    }
}
