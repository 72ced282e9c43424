// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fstream>

#include "tests/app/cli_process.h"

using namespace ajepa;
using ajepa::test::ajepaCli;

namespace {

/// A folder with a shell script in place of the peer of log-mel; /bin/sh stands for Python.
struct StandIn {
    explicit StandIn(const std::string& script) { std::ofstream(folder / "log_mel.py") << script; }
    std::string options() const { return " --python /bin/sh --peers '" + folder.path().string() + "'"; }
    test::TemporaryFolder folder;
};

}  // namespace

TEST_CASE("bench refuses an unknown name and lists the known ones") {
    const auto result = ajepaCli("bench --json log-mell");
    CHECK(result.exitCode == 2);
    CHECK(result.json().at("error").at("hint").get<std::string>().find("log-mel-16k") != std::string::npos);
}

TEST_CASE("bench skips peers with a sentence where there is no Python") {
    const auto result = ajepaCli("bench --json log-mel-32k --python /nowhere/python");
    CHECK(result.exitCode == 0);
    CHECK(result.json().at("benchmarks").empty());
    REQUIRE(result.json().at("skipped").size() == 2);
    CHECK(result.json().at("skipped")[0].at("id") == "log-mel-32k/torchaudio");
    CHECK(result.json().at("skipped")[0].at("reason").get<std::string>().find("/nowhere/python") != std::string::npos);
}

TEST_CASE("bench skips a peer whose package is missing and names the package") {
    const StandIn peer("echo missing $1-package\n");
    const auto result = ajepaCli("bench --json log-mel-32k" + peer.options());
    CHECK(result.exitCode == 0);
    REQUIRE(result.json().at("skipped").size() == 2);
    CHECK(result.json().at("skipped")[1].at("reason").get<std::string>().find("kaldi-native-fbank-package") != std::string::npos);
}

TEST_CASE("bench takes no time of a peer that computes something else, says so in its row, and goes on") {
    const StandIn peer("echo peer impostor\nwhile read -r word rest; do head -c $((254 * 128 * 4)) /dev/zero >\"$rest\"; echo written; done\n");
    const auto result = ajepaCli("bench --json log-mel-32k" + peer.options());
    CHECK(result.exitCode == 3);
    CHECK(result.json().at("benchmarks").empty());
    REQUIRE(result.json().at("failed").size() == 2);  // the contest after the first that failed was held, too
    CHECK(result.json().at("failed")[0].at("id") == "log-mel-32k/torchaudio");
    CHECK(result.json().at("failed")[0].at("kind") == "data");
    CHECK(result.json().at("failed")[0].at("reason").get<std::string>().find("no timing was taken") != std::string::npos);
}

TEST_CASE("bench measures the contests after one that failed") {
    const StandIn peer("case $1 in torchaudio) echo peer fugitive; exit;; esac\necho missing $1\n");
    const auto result = ajepaCli("bench --json log-mel-32k" + peer.options());
    CHECK(result.exitCode == 7);
    REQUIRE(result.json().at("failed").size() == 1);
    CHECK(result.json().at("failed")[0].at("kind") == "worker");
    CHECK(result.json().at("failed")[0].at("reason").get<std::string>().find("log_mel.py") != std::string::npos);
    REQUIRE(result.json().at("skipped").size() == 1);
    CHECK(result.json().at("skipped")[0].at("id") == "log-mel-32k/kaldi-native-fbank");
    const auto text = ajepaCli("bench log-mel-32k" + peer.options());
    CHECK(text.exitCode == 7);
    CHECK(text.out.find("log-mel-32k/torchaudio failed: The peer log_mel.py") != std::string::npos);
}

TEST_CASE("bench holds a contest of the window without Python, or says that it is built with the window") {
    const auto result = ajepaCli("bench --json curve --pairs 5 --python /nowhere/python");
    CHECK(result.exitCode == 0);
    if (result.json().at("skipped").empty()) {
        REQUIRE(result.json().at("benchmarks").size() == 1);
        const auto row = result.json().at("benchmarks")[0];
        CHECK(row.at("id") == "curve/QCPGraph");
        CHECK(row.at("pairs").size() == 5);
        CHECK(row.at("compared") == "both hold 1000000 points");
    } else {
        CHECK(result.json().at("skipped")[0].at("reason").get<std::string>().find("built with the window") != std::string::npos);
    }
}
