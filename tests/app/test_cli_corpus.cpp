// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>

#include "tests/app/cli_process.h"

using namespace ajepa::test;

TEST_CASE("a rendered corpus can be shown and imported again") {
    const TemporaryFolder folder;
    const std::string out = (folder / "demo").string();
    const auto rendered = ajepaCli("corpus render --json --clips 16 --seed 2 --out '" + out + "'");
    REQUIRE(rendered.exitCode == 0);
    CHECK(rendered.json().at("clips") == 16);
    CHECK(rendered.json().at("classes").size() == 8);
    const auto shown = ajepaCli("corpus show --json '" + out + "'").json();
    CHECK(shown.at("clips") == 16);
    CHECK(shown.at("classes") == rendered.json().at("classes"));
    const auto imported = ajepaCli("corpus import --json --quiet '" + out + "' --out '" + (folder / "again").string() + "'");
    CHECK(imported.exitCode == 0);
    CHECK(imported.json().at("clips") == 16);
    CHECK(imported.json().at("problems").is_array());
}

TEST_CASE("a folder without sounds is unusable data, and nothing is written") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder / "empty");
    const std::string out = (folder / "out").string();
    const auto result = ajepaCli("corpus import --json '" + (folder / "empty").string() + "' --out '" + out + "'");
    CHECK(result.exitCode == 3);
    CHECK(result.json().at("error").at("kind") == "data");
    CHECK_FALSE(std::filesystem::exists(out));
}

TEST_CASE("every file of the format collection is accounted for") {
    const auto formats = realRecordings("formats");
    if (!formats) {
        return;
    }
    const TemporaryFolder folder;
    const auto result = ajepaCli("corpus import --json --quiet --kind folder '" + formats->string() + "' --out '" + (folder / "out").string() + "'");
    REQUIRE(result.exitCode == 0);
    CHECK(result.json().at("clips").get<int>() > 0);
    CHECK(result.json().at("problems").size() > 0);
    for (const auto& problem : result.json().at("problems")) {
        CHECK_FALSE(problem.at("kind").get<std::string>().empty());
        CHECK_FALSE(problem.at("detail").get<std::string>().empty());
    }
}
