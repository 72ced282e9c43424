// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "engine/config/config_check.h"
#include "engine/runs/safetensors.h"
#include "tests/app/cli_process.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

/// Fresh weights of a small encoder: enough to embed with, without a training.
struct Weights {
    Weights() {
        const auto made = ajepaCli(
            "step --init audio-jepa-tiny --seed 3 --json --set features.normalise=none --set encoder.depth=1 --set loss.target_layers=1 "
            "--weights-out " +
            shellWord(path()));
        REQUIRE_MESSAGE(made.exitCode == 0, made.out);
    }
    fs::path path() const { return folder / "weights.safetensors"; }
    TemporaryFolder folder;
};

std::vector<std::int32_t> readIntegers(const SafetensorsFile& file, const char* name) {
    std::vector<std::int32_t> values(static_cast<std::size_t>(file.find(name)->elements()));
    file.read(*file.find(name), std::as_writable_bytes(std::span(values)));
    return values;
}

/// Largest difference between the means over valid cells and the pooled embeddings.
double largestDifference(const SafetensorsFile& tokens, const SafetensorsFile& pooled) {
    const std::vector<float> cells = tokens.readFloats("tokens"), expected = pooled.readFloats("embeddings");
    const std::vector<std::int32_t> valid = readIntegers(tokens, "valid_cells");
    const auto& shape = tokens.find("tokens")->shape;
    const auto perClip = static_cast<std::size_t>(shape[1]), dim = static_cast<std::size_t>(shape[2]);
    double largest = 0;
    for (std::size_t clip = 0; clip < valid.size(); ++clip) {
        for (std::size_t d = 0; d < dim; ++d) {
            double sum = 0;
            for (std::size_t cell = 0; cell < static_cast<std::size_t>(valid[clip]); ++cell) {
                sum += cells[(clip * perClip + cell) * dim + d];
            }
            largest = std::max(largest, std::abs(sum / valid[clip] - expected[clip * dim + d]));
        }
    }
    return largest;
}

}  // namespace

TEST_CASE("the tokens of clips of different lengths give the pooled embeddings as the mean over their valid cells") {
    const Weights weights;
    const fs::path sounds = weights.folder / "sounds", list = weights.folder / "list.csv", corpus = weights.folder / "corpus";
    REQUIRE(ajepaCli("corpus render --quiet --clips 8 --out " + shellWord(sounds)).exitCode == 0);
    std::ofstream table(sounds / "audio" / "list.csv");
    table << "path,start_s,duration_s\n";
    int number = 0;
    for (const auto& entry : fs::directory_iterator(sounds / "audio")) {
        if (entry.path().extension() == ".wav") {
            table << entry.path().filename().string() << ",0," << 0.5 + 0.2 * (number++ % 8) << "\n";
        }
    }
    table.close();
    REQUIRE(ajepaCli("corpus import --quiet " + shellWord(sounds / "audio" / "list.csv") + " --out " + shellWord(corpus)).exitCode == 0);
    const fs::path tokenFile = weights.folder / "tokens.safetensors", pooledFile = weights.folder / "pooled.safetensors";
    const std::string common = "embed " + shellWord(weights.path()) + " --json --quiet --threads 1 --corpus " + shellWord(corpus) + " --out ";
    const auto made = ajepaCli(common + shellWord(tokenFile) + " --tokens");
    REQUIRE_MESSAGE(made.exitCode == 0, made.out);
    REQUIRE(ajepaCli(common + shellWord(pooledFile)).exitCode == 0);
    const SafetensorsFile tokens(tokenFile), pooled(pooledFile);
    CHECK(tokens.find("tokens")->shape == std::vector<std::int64_t>{8, made.json().at("cells"), made.json().at("dim")});
    CHECK(tokens.metadata().at("clip_ids") == pooled.metadata().at("clip_ids"));
    const std::vector<std::int32_t> valid = readIntegers(tokens, "valid_cells");
    CHECK(*std::min_element(valid.begin(), valid.end()) < *std::max_element(valid.begin(), valid.end()));
    CHECK(std::stoi(tokens.metadata().at("bands")) == made.json().at("bands"));
    CHECK(largestDifference(tokens, pooled) < 1e-5);
}

TEST_CASE("tokens are not pooled: both wishes together are a wrong request") {
    const Weights weights;
    const auto refused = ajepaCli("embed " + shellWord(weights.path()) + " --json --corpus demo:0:8 --tokens --pool segments:2 --out " +
                                  shellWord(weights.folder / "x"));
    CHECK(refused.exitCode == 2);
    CHECK(refused.json().at("error").at("field") == "--pool");
    CHECK_FALSE(fs::exists(weights.folder / "x"));
}

TEST_CASE("a corpus whose longest clip does not fit into memory is refused in words, before anything is written") {
    const Weights weights;
    const fs::path sounds = weights.folder / "sounds";
    REQUIRE(ajepaCli("corpus render --quiet --clips 8 --out " + shellWord(sounds)).exitCode == 0);
    std::ofstream(sounds / "clips.csv") << "id,path,start_s,duration_s,labels,fold,split,group\nhuge,sweep-0000.wav,0,1e9,x,,,\n";
    for (const char* what : {"--tokens", ""}) {
        const auto refused = ajepaCli("embed " + shellWord(weights.path()) + " --json --corpus " + shellWord(sounds) + " " + what + " --out " +
                                      shellWord(weights.folder / "x"));
        CHECK(refused.exitCode == 5);
        CHECK(refused.json().at("error").at("message").get<std::string>().find("longest clip, huge") != std::string::npos);
        CHECK_FALSE(fs::exists(weights.folder / "x"));
    }
}

TEST_CASE("a GPU that is not there is refused by every command with a network as training refuses it, and the CPU is taken") {
    if (machineInfo().gpuMemoryBytes > 0) {
        MESSAGE("skipped: this machine has a GPU");
        return;
    }
    const Weights weights;
    const std::string network = shellWord(weights.path()) + " --json --quiet --corpus demo:0:32 ";
    const fs::path query = weights.folder / "query", out = weights.folder / "x.safetensors";
    REQUIRE(ajepaCli("corpus render --quiet --clips 8 --out " + shellWord(query)).exitCode == 0);
    fs::path sound;
    for (const auto& entry : fs::directory_iterator(query / "audio")) {
        sound = entry.path();
    }
    const std::string commands[] = {"embed " + network + "--out " + shellWord(out), "evaluate " + network + "--protocol knn",
                                    "search " + network + "--query " + shellWord(sound)};
    const auto training = ajepaCli("pretrain --json --corpus demo:0:32 --preset a-jepa-tiny --device cuda --runs " + shellWord(weights.folder / "r"));
    REQUIRE(training.exitCode == 5);
    for (const std::string& command : commands) {
        CAPTURE(command);
        const auto refused = ajepaCli(command + " --device cuda");
        CHECK(refused.exitCode == 5);
        CHECK(refused.json() == training.json());
        CHECK(ajepaCli(command + " --device tpu").exitCode == 2);
        CHECK(ajepaCli(command + " --device cpu").exitCode == 0);
        CHECK(ajepaCli(command + " --device auto --threads 1").exitCode == 0);
    }
}
