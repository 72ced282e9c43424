// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/app/cli_process.h"

using ajepa::test::ajepaCli;
using ajepa::test::CliResult;

TEST_CASE("every command explains itself with two examples") {
    for (const char* command : {"doctor",
                                "demo",
                                "corpus import",
                                "corpus render",
                                "corpus show",
                                "presets",
                                "config check",
                                "features",
                                "masks",
                                "curriculum",
                                "pretrain",
                                "resume",
                                "run",
                                "runs",
                                "evaluate",
                                "embed",
                                "search",
                                "checkpoint show",
                                "checkpoint verify",
                                "step"}) {
        CAPTURE(command);
        const CliResult help = ajepaCli(std::string(command) + " --help");
        CHECK(help.exitCode == 0);
        CHECK(help.err.empty());
        const auto examples = help.out.find("Examples:");
        REQUIRE(examples != std::string::npos);
        const std::string line = std::string("  ajepa ") + command;
        const auto first = help.out.find(line, examples);
        REQUIRE(first != std::string::npos);
        CHECK(help.out.find(line, first + 1) != std::string::npos);
        CHECK(help.out.find("--json") != std::string::npos);
    }
}

TEST_CASE("the version names commit, LibTorch, CUDA and build type") {
    const CliResult version = ajepaCli("--version");
    CHECK(version.exitCode == 0);
    for (const char* word : {"ajepa 0.", "commit ", "LibTorch 2.11.0", "CUDA", "build type"}) {
        CHECK(version.out.find(word) != std::string::npos);
    }
}

TEST_CASE("a misspelt option, command, preset or key is answered with the nearest known one") {
    const char* wrong[][2] = {{"masks --presett a-jepa --step 0", "--preset"},
                              {"masks --preset a-jepa --step 0 --jsn", "--json"},
                              {"preset", "presets"},
                              {"corpus imprt x --out y", "import"},
                              {"masks --preset a-jpea --step 0", "a-jepa"},
                              {"masks --preset a-jepa --step 0 --set mask.targts=3", "mask.targets"}};
    for (const auto& [arguments, nearest] : wrong) {
        CAPTURE(arguments);
        const CliResult result = ajepaCli(arguments);
        CHECK(result.exitCode == 2);
        CHECK(result.out.empty());
        CHECK(result.err.find(nearest) != std::string::npos);
    }
}

TEST_CASE("with --json an error is one object on stdout") {
    for (const char* arguments : {"masks --presett a-jepa --json", "masks --json --preset a-jepa --step -1", "masks --json --step 0", "--json",
                                  "config check nowhere.toml --json", "pretrain --json --corpus /nowhere --preset a-jepa-tiny"}) {
        CAPTURE(arguments);
        const CliResult result = ajepaCli(arguments);
        CHECK(result.exitCode >= 2);
        CHECK(result.exitCode <= 4);
        CHECK(result.err.empty());
        const auto error = result.json().at("error");
        CHECK_FALSE(error.at("kind").get<std::string>().empty());
        CHECK_FALSE(error.at("message").get<std::string>().empty());
        CHECK(error.contains("field"));
        CHECK_FALSE(error.at("hint").get<std::string>().empty());
    }
}

TEST_CASE("a number below its least is told in words") {
    for (const char* arguments : {"masks --preset a-jepa --step -1", "resume nowhere --steps 0", "features demo --preset a-jepa --clips -2"}) {
        CAPTURE(arguments);
        const CliResult result = ajepaCli(arguments);
        CHECK(result.exitCode == 2);
        CHECK(result.err.find("must be a number from") != std::string::npos);
        CHECK(result.err.size() < 120);
    }
}

TEST_CASE("a place where no result can be written is told before the work, under the name that was given") {
    const ajepa::test::TemporaryFolder folder;
    const std::string missing = (folder / "missing/x.safetensors").string();
    for (const std::string command :
         {"masks --preset a-jepa --step 0", "features demo:0:8 --preset a-jepa-tiny", "embed nowhere --corpus demo:0:8"}) {
        CAPTURE(command);
        const CliResult noFolder = ajepaCli(command + " --json --out '" + missing + "'");
        CHECK(noFolder.exitCode == 4);
        CHECK(noFolder.json().at("error").at("field") == (folder / "missing").string());
        CHECK_FALSE(noFolder.json().at("error").at("hint").get<std::string>().empty());
        const CliResult isFolder = ajepaCli(command + " --json --out '" + folder.path().string() + "'");
        CHECK(isFolder.exitCode == 2);
        CHECK(isFolder.json().at("error").at("field") == "--out");
    }
}

TEST_CASE("a sound that is not there gets advice about the path") {
    const auto error = ajepaCli("features nowhere.wav --preset a-jepa --json").json().at("error");
    CHECK(error.at("kind") == "data");
    CHECK(error.at("hint") == "check the path and its permissions");
}

TEST_CASE("a value out of range names its field") {
    const auto error = ajepaCli("masks --preset a-jepa --step 0 --json --set train.batch_size=0").json().at("error");
    CHECK(error.at("kind") == "request");
    CHECK(error.at("field") == "train.batch_size");
}
