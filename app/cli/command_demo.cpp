// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/config_options.h"
#include "app/cli/neighbour_search.h"
#include "app/cli/number_text.h"
#include "app/cli/stop_signals.h"
#include "app/cli/training_session.h"
#include "engine/config/config_check.h"
#include "engine/corpus/corpus_import.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/evaluation_record.h"
#include "engine/runs/run_directory.h"

namespace ajepa::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Options {
    std::string out = "ajepa-demo";
    std::int64_t steps = 600;
    int clips = 320;
};

std::shared_ptr<const Corpus> demoSounds(const fs::path& folder, const Options& options, Terminal& terminal) {
    if (!fs::exists(folder / "clips.csv")) {
        terminal.note("rendering " + std::to_string(options.clips) + " sounds of eight families into " + folder.string());
        renderDemoCorpus(folder, terminal.common().seed.value_or(0), options.clips);
    }
    return openCorpus(folder.string());
}

RunDirectory prepareRun(const fs::path& out, const Corpus& corpus, const Options& options, const Terminal& terminal) {
    ConfigOptions source;
    source.preset = "audio-jepa-tiny";
    RunConfig config = source.resolve(terminal.common());
    config.train.steps = options.steps;
    config.optimizer.warmupSteps = options.steps / 10;
    config.data.corpus = corpus.location();
    requireValid(config, machineInfo());
    return RunDirectory::create(out / "runs", "demo", config, corpus.fingerprint());
}

/// Clips apart by group: a probe on voices that it never heard.
Json evaluateRun(Engine& engine, const fs::path& run, std::shared_ptr<const Corpus> corpus, Terminal& terminal, const std::stop_token& stop) {
    EvaluationRequest request;
    request.checkpoint = run;
    request.corpus = std::move(corpus);
    request.protocol = Protocol::knn;
    request.encoder = EncoderChoice::context;
    request.baselines = {Baseline::untrained, Baseline::logMel};
    request.threads = terminal.common().threads;
    terminal.note("evaluating: nearest neighbours vote on the family of each sound");
    const EvaluationResult result = engine.evaluate(request, stop, [&terminal](std::int64_t done, std::int64_t total) {
        terminal.progress().update(done, total, "embedding " + std::to_string(done) + "/" + std::to_string(total) + " clips");
    });
    Json json{{"protocol", "knn"}, {"metric", result.metric}};
    json.update(scoreJson(result.score));
    json["baselines"] = Json::object();
    for (const auto& [name, score] : result.baselines) {
        json["baselines"][name] = scoreJson(score);
    }
    json["split"] = result.splitRule;
    return json;
}

Json neighboursOfFirst(Engine& engine, const fs::path& run, std::shared_ptr<const Corpus> corpus, Terminal& terminal, const std::stop_token& stop) {
    EmbedRequest request;
    request.checkpoint = run;
    request.corpus = corpus;
    request.encoder = EncoderChoice::context;
    request.threads = terminal.common().threads;
    return nearestClips(engine, request, corpus->read(0), 6, terminal, stop);
}

std::string textOf(const Json& result) {
    const Json& evaluation = result["evaluation"];
    std::string text = "kNN accuracy " + decimals(evaluation["mean"].get<double>(), 1) + " %";
    for (const auto& [name, score] : evaluation["baselines"].items()) {
        text += ", " + name + " " + decimals(score["mean"].get<double>(), 1) + " %";
    }
    text += " (" + evaluation["split"].get<std::string>() + ")\n\nNearest to the first sound:\n" + neighboursText(result["neighbours"]);
    return text + "\nrun " + result["run"].get<std::string>() + ", " + durationText(result["seconds"].get<double>()) + " in all";
}

int demo(const Options& options, Terminal& terminal) {
    const auto begin = Clock::now();
    const fs::path out = fs::absolute(options.out).lexically_normal();
    const auto corpus = demoSounds(out / "corpus", options, terminal);
    const RunDirectory run = prepareRun(out, *corpus, options, terminal);
    terminal.note("pre-training a tiny Audio-JEPA for " + std::to_string(options.steps) + " steps in " + run.path().string());
    const TrainingOutcome training = train(terminal, run.path());
    if (training.state != RunState::succeeded) {
        return reportTraining(training, terminal);
    }
    std::stop_source stop;
    const StopSignals signals([&stop] { stop.request_stop(); });
    Json result{{"run", run.path().string()}, {"training", training.json}};
    try {
        const std::unique_ptr<Engine> engine = loadEngine();
        result["evaluation"] = evaluateRun(*engine, run.path(), corpus, terminal, stop.get_token());
        result["neighbours"] = neighboursOfFirst(*engine, run.path(), corpus, terminal, stop.get_token());
    } catch (const Error&) {
        if (signals.signal() == 0) {
            throw;
        }
        return terminal.stopped(signals.exitCode());
    }
    result["seconds"] = std::chrono::duration<double>(Clock::now() - begin).count();
    terminal.result(result, textOf(result));
    return 0;
}

}  // namespace

void addDemoCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add("demo", "The whole story on built-in sounds in a few minutes: render, pre-train, evaluate, show neighbours.",
                                 {"ajepa demo", "ajepa demo --out /tmp/first-look --steps 200"});
    command.add_option("--out", options->out, "Folder for the corpus and the run")->capture_default_str()->type_name("DIR");
    command.add_option("--steps", options->steps, "Training steps")->check(CLI::Range(10, 1000000))->capture_default_str()->type_name("N");
    command.add_option("--clips", options->clips, "Number of sounds")->check(CLI::Range(32, 100000))->capture_default_str()->type_name("N");
    line.onRun(command, [options](Terminal& terminal) { return demo(*options, terminal); });
}

}  // namespace ajepa::cli
