// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/corpus/corpus.h"
#include "engine/corpus/corpus_import.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

std::size_t problemsOf(const ImportReport& report, const std::string& kind) {
    return static_cast<std::size_t>(
        std::count_if(report.problems.begin(), report.problems.end(), [&](const ImportProblem& problem) { return problem.kind == kind; }));
}

ImportReport imported(const std::filesystem::path& source, ImportKind kind, const TemporaryFolder& folder) {
    ImportOptions options;
    options.kind = kind;
    const ImportReport report = importCorpus(source, folder / "corpus", options);
    CHECK(openCorpus((folder / "corpus").string())->clips().size() == report.clips);
    return report;
}

}  // namespace

TEST_CASE("ESC-10 has 400 clips, 10 classes, 5 folds, 20 odd lengths and 40 half-silent clips") {
    const auto source = realRecordings("esc10");
    if (!source) {
        return;
    }
    const TemporaryFolder folder;
    const ImportReport report = imported(*source, ImportKind::automatic, folder);
    CHECK(report.kind == "csv");
    CHECK(report.clips == 400);
    CHECK(report.classes.size() == 10);
    CHECK(report.folds == std::map<std::string, std::size_t>{{"1", 80}, {"2", 80}, {"3", 80}, {"4", 80}, {"5", 80}});
    CHECK(report.sampleRates == std::map<int, std::size_t>{{44100, 400}});
    CHECK(problemsOf(report, "odd-length") == 20);
    CHECK(problemsOf(report, "silent") == 40);
    CHECK(std::none_of(report.problems.begin(), report.problems.end(), [](const ImportProblem& problem) { return problem.excluded; }));
}

TEST_CASE("FSDD has 3000 digits of 6 speakers") {
    const auto source = realRecordings("fsdd");
    if (!source) {
        return;
    }
    const TemporaryFolder folder;
    const ImportReport report = imported(*source, ImportKind::fsdd, folder);
    CHECK(report.clips == 3000);
    CHECK(report.classes.size() == 10);
    CHECK(report.groups == 6);
    CHECK(report.splits == std::map<std::string, std::size_t>{{"test", 300}, {"train", 2700}});
    CHECK(report.sampleRates == std::map<int, std::size_t>{{8000, 3000}});
}

TEST_CASE("Arabic Speech Commands has 2400 clips of 40 words with its official split") {
    const auto source = realRecordings("arabic-commands");
    if (!source) {
        return;
    }
    const TemporaryFolder folder;
    const ImportReport report = imported(*source, ImportKind::csv, folder);
    CHECK(report.clips == 2400);
    CHECK(report.classes.size() == 40);
    CHECK(report.groups == 30);
    CHECK(report.splits == std::map<std::string, std::size_t>{{"test", 480}, {"train", 1440}, {"val", 480}});
    const auto boiler = std::find_if(report.problems.begin(), report.problems.end(), [](const auto& p) { return p.path == "background_boiler.wav"; });
    REQUIRE(boiler != report.problems.end());
    CHECK(boiler->excluded);
}

TEST_CASE("every file of the formats folder is a clip or has its reason") {
    const auto source = realRecordings("formats");
    if (!source) {
        return;
    }
    const TemporaryFolder folder;
    const ImportReport report = imported(*source, ImportKind::folder, folder);
    std::map<std::string, std::string> excluded;
    for (const ImportProblem& problem : report.problems) {
        if (problem.excluded) {
            excluded[problem.path] = problem.kind;
        }
    }
    CHECK(report.clips == 7);
    CHECK(excluded.size() == 5);
    CHECK(excluded["empty.wav"] == "empty");
    CHECK(excluded["noise-bytes.flac"] == "not-audio");
    CHECK(excluded["float-with-nan.wav"] == "non-finite");
    CHECK(excluded["lying-size.wav"] == "lying-header");
    CHECK(excluded["truncated.ogg"] == "truncated");
}
