// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

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

TEST_CASE("an AudioSet-style manifest is imported with all labels of a sound, and a wrong one gets a sentence") {
    const TemporaryFolder folder;
    const std::filesystem::path sounds = folder / "sounds";
    REQUIRE(ajepaCli("corpus render --quiet --clips 8 --out '" + sounds.string() + "'").exitCode == 0);
    std::string entries;
    for (const auto& entry : std::filesystem::directory_iterator(sounds / "audio")) {
        entries += (entries.empty() ? "" : ",") + nlohmann::json{{"wav", entry.path().string()}, {"labels", "/m/a,/m/b"}}.dump();
    }
    std::ofstream(folder / "eval.json") << "{\"data\": [" << entries << "]}";
    std::ofstream(folder / "class_labels_indices.csv") << "index,mid,display_name\n0,/m/a,\"Bell, church\"\n1,/m/b,Ringing\n";
    const std::string out = (folder / "corpus").string();
    const auto imported = ajepaCli("corpus import --json --quiet '" + (folder / "eval.json").string() + "' --out '" + out + "'");
    REQUIRE_MESSAGE(imported.exitCode == 0, imported.out);
    CHECK(imported.json().at("kind") == "audioset");
    CHECK(imported.json().at("clips") == 8);
    CHECK(imported.json().at("classes") == nlohmann::json{{"Bell, church", 8}, {"Ringing", 8}});
    CHECK(ajepaCli("corpus show --json '" + out + "'").json().at("classes") == imported.json().at("classes"));
    std::ofstream(folder / "eval.json") << "{\"data\": [{\"file\": \"a.wav\"}]}";
    const auto wrong =
        ajepaCli("corpus import --json --kind audioset '" + (folder / "eval.json").string() + "' --out '" + (folder / "other").string() + "'");
    CHECK(wrong.exitCode == 3);
    CHECK(wrong.json().at("error").at("message").get<std::string>().find("entry 1 has no text \"wav\"") != std::string::npos);
    CHECK_FALSE(wrong.json().at("error").at("hint").get<std::string>().empty());
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
