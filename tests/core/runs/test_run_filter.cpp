// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/base/error.h"
#include "engine/runs/run_filter.h"
#include "engine/runs/run_order.h"

using namespace ajepa;

namespace {

RunRowPointer row(const std::string& name, double loss, std::int64_t seed, double knn = 0, std::vector<std::string> tags = {}) {
    RunRow made;
    made.summary = {
        .path = "/runs/" + name, .name = name, .state = RunState::succeeded, .step = 100, .steps = 200, .loss = loss, .corpus = "/data/ESC10/"};
    made.created = name.starts_with("2026-") ? "2026-11-22 20:31:05" : "";
    made.preset = "a-jepa-tiny";
    made.seed = seed;
    made.notes = {.tags = std::move(tags), .text = "Warm up was too short"};
    if (knn > 0) {
        made.results.push_back({.protocol = "knn", .mean = knn});
    }
    return std::make_shared<const RunRow>(std::move(made));
}

RunRows someRuns() {
    RunRow failed;
    failed.summary = {.path = "/runs/broken", .name = "broken", .state = RunState::failed, .message = "no run.toml"};
    failed.problem = "no run.toml";
    return {row("2026-11-22T203105-first", 0.2, 1, 70, {"paper"}), row("second", 0.5, 2), row("Third", 0.9, 3, 40, {"paper-old"}),
            std::make_shared<const RunRow>(failed)};
}

std::string found(const std::string& filter) {
    std::string names;
    for (const RunRowPointer& one : RunFilter(filter).of(someRuns())) {
        names += (names.empty() ? "" : " ") + std::string(shortRunName(*one));
    }
    return names;
}

std::string sorted(RunOrder order, bool descending) {
    RunRows rows = someRuns();
    sortRuns(rows, order, descending);
    std::string names;
    for (const RunRowPointer& one : rows) {
        names += (names.empty() ? "" : " ") + std::string(shortRunName(*one));
    }
    return names;
}

}  // namespace

TEST_CASE("words are found in any case, anywhere, all of them") {
    CHECK(found("") == "first second Third broken");
    CHECK(found("third") == "Third");
    CHECK(found("ESC10 paper") == "first Third");
    CHECK(found("\"too short\" second") == "second");
    CHECK(found("-paper") == "second broken");
    CHECK(found("run.toml") == "broken");
}

TEST_CASE("fields and numbers narrow the search") {
    CHECK(found("tag:paper -tag:old") == "first");
    CHECK(found("state:failed") == "broken");
    CHECK(found("loss<0.5") == "first");
    CHECK(found("loss<=0.5") == "first second");
    CHECK(found("loss>=0.5 seed=3") == "Third");
    CHECK(found("seed:2") == "second");
    CHECK(found("result>50") == "first");
    CHECK(found("-result>50") == "second Third broken");
    CHECK(found("20:31") == "");  // no field of that name: text
}

TEST_CASE("a term that cannot be understood is named") {
    CHECK_THROWS_WITH_AS(RunFilter("loss<abc"), "\"loss<abc\" needs a number behind its sign.", Error);
    CHECK_THROWS_AS(RunFilter("seed="), Error);
    CHECK_THROWS_WITH_AS(RunFilter("name<3"), "\"name<3\" compares a text as if it were a number.", Error);
}

TEST_CASE("runs without a value stand last, whichever way round") {
    CHECK(sorted(RunOrder::loss, false) == "first second Third broken");
    CHECK(sorted(RunOrder::loss, true) == "Third second first broken");
    CHECK(sorted(RunOrder::result, false) == "Third first second broken");
    CHECK(sorted(RunOrder::result, true) == "first Third second broken");
    CHECK(sorted(RunOrder::corpus, false) == "first second Third broken");
    CHECK(shortCorpusName(*someRuns().front()) == "ESC10");
    CHECK(runOrderFromId("seed") == RunOrder::seed);
    CHECK_THROWS_WITH_AS(runOrderFromId("size"), "Runs cannot be sorted by \"size\".", Error);
}
