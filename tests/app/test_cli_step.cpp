// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "engine/base/random.h"
#include "engine/runs/safetensors.h"
#include "tests/app/cli_process.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

constexpr double rate = 2e-3, epsilon = 1e-3, momentum = 0.9;  // an epsilon beside which no gradient's sign is noise
constexpr std::int64_t clips = 3, frames = 96, mels = 64, cells = 48;

/// Fresh weights of a small network and a batch of noise: the first cells are context, the last ones the target.
struct StepFiles {
    StepFiles() {
        const auto made = ajepaCli(
            "step --init audio-jepa-tiny --seed 3 --json --set features.normalise=none --set encoder.depth=1 --set predictor.depth=1 --set "
            "loss.target_layers=1 --set optimizer.warmup_steps=0 --set optimizer.learning_rate=2e-3 --set optimizer.epsilon=1e-3 --set "
            "optimizer.weight_decay=0 --set optimizer.final_weight_decay=0 --set optimizer.clip_norm=0 --set ema.start=0.9 --weights-out " +
            shellWord(weights()));
        REQUIRE_MESSAGE(made.exitCode == 0, made.out);
        RandomStream random(1, "test-step");
        std::vector<float> logMel(clips * frames * mels);
        for (float& value : logMel) {
            value = static_cast<float>(random.normal());
        }
        std::vector<std::uint8_t> context(clips * cells), targets(clips * cells);
        for (std::size_t i = 0; i < context.size(); ++i) {
            context[i] = i % cells < 24 ? 1 : 0;
            targets[i] = i % cells >= 30 ? 1 : 0;
        }
        const std::vector<TensorView> tensors{{"log_mel", ScalarType::f32, {clips, frames, mels}, std::as_bytes(std::span<const float>(logMel))},
                                              {"context", ScalarType::u8, {clips, cells}, std::as_bytes(std::span<const std::uint8_t>(context))},
                                              {"targets", ScalarType::u8, {clips, 1, cells}, std::as_bytes(std::span<const std::uint8_t>(targets))}};
        writeSafetensors(inputs(), tensors);
    }
    fs::path weights() const { return folder / "weights.safetensors"; }
    fs::path inputs() const { return folder / "inputs.safetensors"; }
    std::string with(const fs::path& from) const {
        return "step --json --threads 1 --weights " + shellWord(from) + " --inputs " + shellWord(inputs());
    }
    nlohmann::json update(int updates, const fs::path& out) const {
        const auto result = ajepaCli(with(weights()) + " --updates " + std::to_string(updates) + " --weights-out " + shellWord(out));
        REQUIRE_MESSAGE(result.exitCode == 0, result.out);
        return result.json();
    }
    double lossOf(const fs::path& from) const {
        const auto result = ajepaCli(with(from) + " --out " + shellWord(folder / "step.safetensors"));
        REQUIRE_MESSAGE(result.exitCode == 0, result.out);
        return result.json().at("loss").get<double>();
    }
    TemporaryFolder folder;
};

/// What `ajepa ARGUMENTS` prints when it reads that file.
std::string answersTo(const fs::path& questions, const std::string& arguments) {
    FILE* pipe = popen((std::string("'") + AJEPA_BINARY + "' " + arguments + " <" + shellWord(questions)).c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string answers;
    for (int letter = std::fgetc(pipe); letter != EOF; letter = std::fgetc(pipe)) {
        answers += static_cast<char>(letter);
    }
    CHECK(pclose(pipe) == 0);
    return answers;
}

}  // namespace

TEST_CASE("step --updates makes AdamW's first update from the gradients that step reports, and moves the target after it") {
    const StepFiles files;
    files.lossOf(files.weights());
    files.update(1, files.folder / "updated.safetensors");
    const SafetensorsFile before(files.weights()), after(files.folder / "updated.safetensors"), step(files.folder / "step.safetensors");
    double worst = 0, worstTarget = 0;
    std::size_t trained = 0, averaged = 0;
    for (const TensorInfo& tensor : before.tensors()) {
        const std::vector<float> old = before.readFloats(tensor.name), now = after.readFloats(tensor.name);
        if (step.find("grad." + tensor.name) != nullptr) {
            const std::vector<float> gradient = step.readFloats("grad." + tensor.name);
            for (std::size_t i = 0; i < old.size(); ++i) {
                // At the first update the corrected moments are the gradient and its square.
                const double expected = old[i] - rate * gradient[i] / (std::abs(double{gradient[i]}) + epsilon);
                worst = std::max(worst, std::abs(now[i] - expected));
            }
            ++trained;
        } else if (tensor.name.starts_with("target_encoder.")) {
            const std::vector<float> online = after.readFloats("context_encoder." + tensor.name.substr(15));
            for (std::size_t i = 0; i < old.size(); ++i) {
                worstTarget = std::max(worstTarget, std::abs(now[i] - (momentum * old[i] + (1 - momentum) * online[i])));
            }
            ++averaged;
        }
    }
    CHECK(trained > 20);
    CHECK(averaged > 10);
    CHECK(worst < 1e-6);
    CHECK(worstTarget < 1e-6);
}

TEST_CASE("step --updates gives the losses before each update, as step gives them for the weights of that moment") {
    const StepFiles files;
    const auto losses = files.update(2, files.folder / "two.safetensors").at("losses");
    files.update(1, files.folder / "one.safetensors");
    REQUIRE(losses.size() == 2);
    CHECK(losses[0].get<double>() == doctest::Approx(files.lossOf(files.weights())).epsilon(1e-6));
    CHECK(losses[1].get<double>() == doctest::Approx(files.lossOf(files.folder / "one.safetensors")).epsilon(1e-6));
    CHECK(losses[1].get<double>() < losses[0].get<double>());
}

TEST_CASE("step --updates without a place for the weights is refused") {
    const StepFiles files;
    const auto result = ajepaCli(files.with(files.weights()) + " --updates 2");
    CHECK(result.exitCode == 2);
    CHECK(result.json().at("error").at("field") == "--weights-out");
}

TEST_CASE("bench serves training steps to itself: its losses are those of step --updates") {
    const StepFiles files;
    const auto losses = files.update(3, files.folder / "three.safetensors").at("losses");
    const fs::path questions = files.folder / "questions", output = files.folder / "output";
    std::ofstream(questions) << "run 2\noutput " << output.string() << "\nmemory\n";
    const std::string answers =
        answersTo(questions, "bench --threads 1 --serve step " + shellWord(files.weights()) + " " + shellWord(files.inputs()));
    CHECK(answers.starts_with("peer ajepa\n"));
    CHECK(answers.find("\nwritten\n") != std::string::npos);
    std::vector<float> served(3);
    std::ifstream(output, std::ios::binary).read(reinterpret_cast<char*>(served.data()), 12);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(served[i] == doctest::Approx(losses[i].get<double>()).epsilon(1e-6));
    }
}

TEST_CASE("bench serves nothing that it does not know") {
    const auto result = ajepaCli("bench --json --serve kitchen a b");
    CHECK(result.exitCode == 2);
    CHECK(result.json().at("error").at("hint").get<std::string>().find("step") != std::string::npos);
}
