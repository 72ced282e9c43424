// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "engine/config/config_check.h"
#include "engine/config/presets.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/safetensors.h"
#include "tests/app/cli_process.h"
#include "tests/app/tiny_training.h"

using namespace ajepa;
using namespace ajepa::test;
namespace fs = std::filesystem;

namespace {

const std::string tiny = tinyTraining + "--set train.report_every=2 --set optimizer.warmup_steps=2 ";

}  // namespace

TEST_CASE("pretrain, runs, checkpoint, embed, evaluate, search, resume and branch work on one run") {
    const TemporaryFolder folder;
    const fs::path runs = folder / "runs";
    const auto trained = ajepaCli("pretrain --corpus demo:0:32 --name first --set train.steps=8 --runs " + shellWord(runs) + tiny);
    REQUIRE_MESSAGE(trained.exitCode == 0, trained.out);
    CHECK(trained.json().at("state") == "succeeded");
    CHECK(trained.json().at("step") == 8);
    CHECK(trained.json().at("loss").is_number());
    const fs::path run = trained.json().at("run").get<std::string>();

    const auto listed = ajepaCli("runs --json --runs " + shellWord(runs)).json().at("runs");
    REQUIRE(listed.size() == 1);
    CHECK(listed[0].at("state") == "succeeded");
    CHECK(listed[0].at("steps") == 8);

    CHECK(ajepaCli("checkpoint verify --json " + shellWord(run)).json().at("ok") == true);
    CHECK(ajepaCli("checkpoint show --json " + shellWord(run)).json().at("step") == 8);

    const fs::path embeddings = folder / "embeddings.safetensors";
    const auto embedded = ajepaCli("embed " + shellWord(run) + " --json --quiet --corpus demo:0:32 --pool segments:2 --out " + shellWord(embeddings));
    REQUIRE_MESSAGE(embedded.exitCode == 0, embedded.out);
    const SafetensorsFile file(embeddings);
    CHECK(file.find("embeddings")->shape[0] == 32);
    CHECK(nlohmann::json::parse(file.metadata().at("clip_ids")).size() == 32);

    const auto evaluated = ajepaCli("evaluate " + shellWord(run) +
                                    " --json --quiet --corpus demo:0:32 --protocol knn --encoder both --baseline untrained --baseline log-mel");
    REQUIRE_MESSAGE(evaluated.exitCode == 0, evaluated.out);
    CHECK(evaluated.json().at("protocol") == "knn");
    CHECK(evaluated.json().at("encoders").size() == 2);
    CHECK(evaluated.json().at("baselines").contains("log-mel"));
    CHECK(evaluated.json().at("folds").size() >= 2);
    CHECK_FALSE(fs::is_empty(run / "evaluations"));

    const auto extended = ajepaCli("resume " + shellWord(run) + " --steps 12 --quiet --json");
    REQUIRE_MESSAGE(extended.exitCode == 0, extended.out);
    CHECK(extended.json().at("step") == 12);

    const auto branched = ajepaCli("resume " + shellWord(run) + " --from 8 --name second --steps 12 --quiet --json");
    REQUIRE_MESSAGE(branched.exitCode == 0, branched.out);
    const fs::path branch = branched.json().at("run").get<std::string>();
    CHECK(branch != run);
    // The same steps from the same checkpoint: the same numbers.
    const auto original = RunDirectory::open(run).readMetrics();
    const auto copy = RunDirectory::open(branch).readMetrics();
    REQUIRE(original.size() == copy.size());
    for (std::size_t i = 0; i < copy.size(); ++i) {
        CHECK(copy[i].loss == original[i].loss);
    }

    const auto changed = ajepaCli("resume " + shellWord(run) + " --from 8 --name third --steps 12 --set train.seed=77 --quiet --json");
    REQUIRE_MESSAGE(changed.exitCode == 0, changed.out);
    const RunDirectory third = RunDirectory::open(changed.json().at("run").get<std::string>());
    CHECK(third.config().train.seed == 77);
    CHECK(third.readMetrics().back().loss != original.back().loss);
    CHECK(third.readMetrics().front().loss == original.front().loss);
    const auto bound = ajepaCli("resume " + shellWord(run) + " --from 8 --name fourth --set encoder.depth=3 --quiet --json");
    CHECK(bound.exitCode == 2);
    CHECK(bound.json().at("error").at("field") == "encoder.depth");
    const auto strict = ajepaCli("resume " + shellWord(run) + " --set optimizer.learning_rate=1e-4 --quiet --json");
    CHECK(strict.exitCode == 2);
    CHECK(strict.json().at("error").at("field") == "--set");
}

TEST_CASE("search finds the queried sound itself first") {
    const TemporaryFolder folder;
    REQUIRE(ajepaCli("corpus render --quiet --clips 24 --out " + shellWord(folder / "sounds")).exitCode == 0);
    const auto trained =
        ajepaCli("pretrain --corpus " + shellWord(folder / "sounds") + " --set train.steps=4 --runs " + shellWord(folder / "runs") + tiny);
    REQUIRE_MESSAGE(trained.exitCode == 0, trained.out);
    fs::path query;
    for (const auto& entry : fs::recursive_directory_iterator(folder / "sounds")) {
        query = entry.path().extension() == ".wav" && (query.empty() || entry.path() < query) ? entry.path() : query;
    }
    REQUIRE_FALSE(query.empty());
    const auto found = ajepaCli("search " + shellWord(trained.json().at("run").get<std::string>()) + " --json --quiet -k 3 --corpus " +
                                shellWord(folder / "sounds") + " --query " + shellWord(query));
    REQUIRE_MESSAGE(found.exitCode == 0, found.out);
    const auto neighbours = found.json().at("neighbours");
    REQUIRE(neighbours.size() == 3);
    CHECK(neighbours[0].at("similarity").get<double>() == doctest::Approx(1).epsilon(1e-4));
    CHECK(neighbours[0].at("path").get<std::string>().find(query.filename().string()) != std::string::npos);
}

TEST_CASE("SIGTERM ends a run with a checkpoint and 143") {
    const TemporaryFolder folder;
    const fs::path runs = folder / "runs";
    // timeout sends SIGTERM; the run is far from its end by then.
    const std::string line = "pretrain --corpus demo:0:32 --name long --set train.steps=1000000 --runs " + shellWord(runs) + tiny;
    const std::string script =
        "timeout --signal=TERM --preserve-status 20 '" + std::string(AJEPA_BINARY) + "' " + line + " >" + shellWord(folder / "out") + " 2>/dev/null";
    const int status = std::system(script.c_str());
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 143);
    std::ifstream out(folder / "out");
    const auto json = nlohmann::json::parse(out);
    CHECK(json.at("state") == "stopped");
    CHECK(json.at("step").get<int>() > 0);
    const auto verified = ajepaCli("checkpoint show --json " + shellWord(json.at("run").get<std::string>()));
    CHECK(verified.json().at("step") == json.at("step"));
}

TEST_CASE("run executes a prepared directory and writes its events as JSON lines on the descriptor") {
    const TemporaryFolder folder;
    RunConfig config = presetConfig("a-jepa-tiny");
    config.train.steps = 4;
    config.train.batchSize = 4;
    config.train.reportEvery = 1;
    config.health.probeClips = 4;
    config.data.corpus = "demo:0:32";
    const RunDirectory run = RunDirectory::create(folder / "runs", "prepared", config, "");
    const auto done = ajepaCli("run " + shellWord(run.path()) + " --json --quiet --events-fd 3 3>" + shellWord(folder / "events"));
    REQUIRE_MESSAGE(done.exitCode == 0, done.out);
    std::ifstream events(folder / "events");
    int steps = 0;
    std::string lastState;
    for (std::string line; std::getline(events, line);) {
        const auto event = nlohmann::json::parse(line);
        steps += event.at("event") == "step";
        lastState = event.at("event") == "state" ? event.at("state").get<std::string>() : lastState;
    }
    CHECK(steps == 4);
    CHECK(lastState == "succeeded");
    CHECK(ajepaCli("run " + shellWord(run.path()) + " --json --events-fd 77").exitCode == 2);
}

TEST_CASE("a preset too large for the machine is refused with 5 and leaves no run") {
    const TemporaryFolder folder;
    const auto refused =
        ajepaCli("pretrain --json --corpus demo:0:32 --preset a-jepa --set train.batch_size=4096 --runs " + shellWord(folder / "runs"));
    CHECK(refused.exitCode == 5);
    CHECK(refused.json().at("error").at("kind") == "device");
    CHECK((!fs::exists(folder / "runs") || fs::is_empty(folder / "runs")));
}

TEST_CASE("SIGTERM while the input is measured ends a run as stopped with 143, and it can be continued from step 0") {
    const TemporaryFolder folder;
    RunConfig config = presetConfig("a-jepa-tiny");
    config.train.steps = 2;
    config.train.batchSize = 4;
    config.train.threads = 1;
    config.health.probeClips = 4;
    config.data.corpus = "demo:0:600";
    const RunDirectory run = RunDirectory::create(folder / "runs", "early", config, "");
    // The first report of the measuring sends the signal: most of the clips are still to come.
    const fs::path pipe = folder / "events";
    const std::string script = "mkfifo " + shellWord(pipe) + "; '" + AJEPA_BINARY + "' run " + shellWord(run.path()) +
                               " --json --quiet --events-fd 3 3>" + shellWord(pipe) + " >" + shellWord(folder / "out") + " & exec 4<" +
                               shellWord(pipe) +
                               "; while read -r line <&4; do case $line in *measuring*) kill -TERM $!; break;; esac; done; cat <&4 >" +
                               shellWord(folder / "rest") + "; wait $!";
    std::ofstream(folder / "stop.sh") << script;
    const int status = std::system(("bash " + shellWord(folder / "stop.sh")).c_str());
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 143);
    std::ifstream out(folder / "out");
    const auto json = nlohmann::json::parse(out);
    CHECK(json.at("state") == "stopped");
    CHECK(json.at("step") == 0);
    CHECK((run.state().state == RunState::stopped));
    const auto continued = ajepaCli("resume " + shellWord(run.path()) + " --json --quiet");
    REQUIRE_MESSAGE(continued.exitCode == 0, continued.out);
    CHECK(continued.json().at("step") == 2);
}

TEST_CASE("resume computes with the threads asked for, and refuses a GPU and another seed") {
    const TemporaryFolder folder;
    const auto trained = ajepaCli("pretrain --corpus demo:0:32 --name first --set train.steps=2 --runs " + shellWord(folder / "runs") + tiny);
    REQUIRE_MESSAGE(trained.exitCode == 0, trained.out);
    const std::string run = shellWord(trained.json().at("run").get<std::string>());
    const auto more = ajepaCli("resume " + run + " --steps 3 --threads 2 --verbose");
    CHECK(more.exitCode == 0);
    CHECK(more.err.find("computes with 2 threads; train.threads is 1") != std::string::npos);
    for (const char* command : {"resume ", "run "}) {
        CHECK((machineInfo().gpuMemoryBytes > 0 || ajepaCli(command + run + " --device cuda").exitCode == 5));
        CHECK(ajepaCli(command + run + " --seed 9").exitCode == 2);
    }
}

TEST_CASE("runs says which folder it looked in, and whether it is there") {
    const TemporaryFolder folder;
    const auto missing = ajepaCli("runs --runs " + shellWord(folder / "none"));
    CHECK(missing.exitCode == 0);
    CHECK(missing.out.find((folder / "none").string() + ", which does not exist") != std::string::npos);
    CHECK(missing.out.find("AJEPA_RUNS") != std::string::npos);
    CHECK(ajepaCli("runs --json --runs " + shellWord(folder.path())).json().at("folder") == folder.path().string());
}

TEST_CASE("finetune trains the encoder of a run on labels, tests it on what is held out, and is a run like any other") {
    const TemporaryFolder folder;
    const std::string runs = " --runs " + shellWord(folder / "runs");
    const auto source = ajepaCli("pretrain --corpus demo:0:32 --name source --set train.steps=4" + runs + tiny);
    REQUIRE_MESSAGE(source.exitCode == 0, source.out);
    const std::string from = " --from " + shellWord(source.json().at("run").get<std::string>());
    const std::string few = " --preset esc-10-tiny --set train.steps=4 --set train.batch_size=8 --threads 1 --quiet --json" + runs;
    const auto tuned = ajepaCli("finetune --corpus demo:0:32 --name tuned" + from + few);
    REQUIRE_MESSAGE(tuned.exitCode == 0, tuned.out);
    CHECK(tuned.json().at("metric") == "accuracy");
    CHECK(tuned.json().at("score").get<double>() >= 0);
    const fs::path run = tuned.json().at("run").get<std::string>();
    CHECK(fs::path(RunDirectory::open(run).config().finetune.from).filename() == "step-000000004");

    const auto extended = ajepaCli("resume " + shellWord(run) + " --steps 6 --quiet --json");
    CHECK_MESSAGE(extended.json().at("step") == 6, extended.out);
    CHECK(ajepaCli("checkpoint show --json " + shellWord(run)).json().at("step") == 6);
    const auto embedded = ajepaCli("embed " + shellWord(run) + " --json --quiet --corpus demo:0:32 --out " + shellWord(folder / "e.safetensors"));
    CHECK_MESSAGE(embedded.exitCode == 0, embedded.out);
    const auto again = ajepaCli("finetune --corpus demo:0:32 --name again --from " + shellWord(run) + few);
    CHECK_MESSAGE(again.exitCode == 0, again.out);

    const auto refused = [](const std::string& command, int code, const std::string& words) {
        CAPTURE(command);
        const auto result = ajepaCli(command);
        CHECK(result.exitCode == code);
        CHECK(result.out.find(words) != std::string::npos);
    };
    refused("finetune --corpus demo:0:32 --preset a-jepa --json" + from + runs, 2, "pre-trains");
    refused("finetune --corpus demo:0:32 --preset esc-10-tiny --json --from " + shellWord(folder / "none") + runs, 4, "there is no checkpoint");
    refused("finetune --corpus demo:0:32 --preset esc-10-tiny --set finetune.mask_ratio=2 --json" + from + runs, 2, "finetune.mask_ratio");
    refused("finetune --corpus demo:0:32" + from + few + " --set encoder.heads=1", 2, "was trained with");
    refused("finetune --corpus demo:0:32" + from + few + " --set data.held_out_folds=9", 3, "left to test on");
    refused("pretrain --corpus demo:0:32 --preset esc-50 --json" + runs, 2, "ajepa finetune");
    refused("finetune --corpus demo:0:32 --json" + from + runs, 2, "No recipe was named");
    // A whole configuration may be given, but not another checkpoint or task with it.
    const auto listed = ajepaCli("runs --json" + runs).json().at("runs").size();
    const auto other = ajepaCli("finetune --corpus demo:0:32 --name other --config " + shellWord(run / "run.toml") + from + " --quiet --json" + runs);
    CHECK_MESSAGE(other.exitCode == 0, other.out);
    CHECK(RunDirectory::open(other.json().at("run").get<std::string>()).config().finetune.from == RunDirectory::open(run).config().finetune.from);
    const fs::path pretraining = RunDirectory::open(run).config().finetune.from;
    refused("finetune --corpus demo:0:32 --json --config " + shellWord(pretraining.parent_path().parent_path() / "run.toml") + from + runs, 2,
            "pre-trains");
    CHECK(ajepaCli("runs --json" + runs).json().at("runs").size() == listed + 1);  // what is refused leaves nothing behind
}
