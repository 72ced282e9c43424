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

TEST_CASE("a value out of range names its field") {
    const auto error = ajepaCli("masks --preset a-jepa --step 0 --json --set train.batch_size=0").json().at("error");
    CHECK(error.at("kind") == "request");
    CHECK(error.at("field") == "train.batch_size");
}
