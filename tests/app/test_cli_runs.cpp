// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/runs/run_notes.h"
#include "tests/app/cli_process.h"
#include "tests/core/runs/run_folders.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

std::string runsOf(const TemporaryFolder& folder, const std::string& options) {
    const auto answer = ajepaCli("runs --runs '" + folder.path().string() + "' " + options);
    CHECK(answer.exitCode == 0);
    return answer.out;
}

void makeGrid(const TemporaryFolder& folder) {
    makeRunFolder(folder.path(), {.name = "2026-11-22T203101-base-0", .seed = 0, .knn = 70});
    makeRunFolder(folder.path(), {.name = "2026-11-22T203102-base-1", .seed = 1, .knn = 74});
    writeNotes(makeRunFolder(folder.path(), {.name = "2026-11-22T203103-fast", .knn = 60, .learningRate = 0.01}), {.tags = {"paper"}});
    writeNotes(makeRunFolder(folder.path(), {.name = "2026-11-22T203104-old"}), {.archived = true});
}

}  // namespace

TEST_CASE("runs are filtered, sorted and told apart from the archived") {
    const TemporaryFolder folder;
    makeGrid(folder);
    const auto all = nlohmann::json::parse(runsOf(folder, "--json")).at("runs");
    REQUIRE(all.size() == 3);
    CHECK(all[0].at("name") == "2026-11-22T203103-fast");
    CHECK(all[0].at("tags") == nlohmann::json{"paper"});
    CHECK(all[0].at("preset") == "a-jepa-tiny");
    CHECK(all[0].at("results")[0].at("mean") == 60);
    const auto sorted = nlohmann::json::parse(runsOf(folder, "--json --sort result --filter '-tag:paper'")).at("runs");
    REQUIRE(sorted.size() == 2);
    CHECK(sorted[0].at("seed") == 1);
    CHECK(nlohmann::json::parse(runsOf(folder, "--json --archived")).at("runs").size() == 1);
    CHECK(runsOf(folder, "--filter nothing-like-this").find("what was looked for") != std::string::npos);
}

TEST_CASE("results and differences come as text, CSV, LaTeX and JSON") {
    const TemporaryFolder folder;
    makeGrid(folder);
    CHECK(runsOf(folder, "--show results --as latex --sort name --ascending").find("base & 2 & 72.0 $\\pm$ 25.4 \\\\") != std::string::npos);
    CHECK(runsOf(folder, "--show results --as csv --filter fast").starts_with("run,seeds,esc10 knn mean,"));
    const auto lines = nlohmann::json::parse(runsOf(folder, "--json --show results --filter base")).at("results");
    CHECK(lines[0].at("cells")[0].at("mean") == 72);
    CHECK(lines[0].at("cells")[0].at("runs") == 2);
    CHECK(lines[1].at("baseline") == true);
    CHECK(runsOf(folder, "--show differences --as csv --filter base --ascending") == "setting,base-0,base-1\ntrain.seed,0,1\n");
    CHECK(runsOf(folder, "--as csv").find("\n2026-11-22T203102-base-1,succeeded,2000,2000,") != std::string::npos);
}

TEST_CASE("a filter or an order that cannot be understood is a wrong request") {
    const TemporaryFolder folder;
    makeGrid(folder);
    const auto filter = ajepaCli("runs --json --filter 'loss<x' --runs '" + folder.path().string() + "'");
    CHECK(filter.exitCode == 2);
    CHECK(filter.json().at("error").at("message").get<std::string>().find("loss<x") != std::string::npos);
    CHECK(ajepaCli("runs --sort size --runs '" + folder.path().string() + "'").exitCode == 2);
    CHECK(ajepaCli("runs --as html --runs '" + folder.path().string() + "'").exitCode == 2);
}
