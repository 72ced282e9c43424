// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/config_options.h"
#include "app/cli/runs_folder.h"
#include "app/cli/training_session.h"
#include "engine/config/config_check.h"
#include "engine/corpus/corpus.h"
#include "engine/runs/run_directory.h"

namespace ajepa::cli {
namespace {

struct Options {
    ConfigOptions config;
    std::string corpus, runs, name;
};

int pretrain(const Options& options, Terminal& terminal) {
    RunConfig config = options.config.resolve(terminal.common());
    if (!options.corpus.empty()) {
        config.data.corpus = options.corpus;
    }
    if (config.data.corpus.empty()) {
        throw Error(ErrorKind::request, "No corpus was named.", "--corpus", "give --corpus DIR, or --corpus demo for the built-in sounds");
    }
    const auto corpus = openCorpus(config.data.corpus);
    // The run must find its corpus from any working directory.
    if (std::filesystem::is_directory(config.data.corpus)) {
        config.data.corpus = std::filesystem::absolute(config.data.corpus).lexically_normal().string();
    }
    // Checked before the run exists: a request that cannot start leaves nothing behind.
    requireValid(config, machineInfo());
    const std::string name = options.name.empty() ? defaultRunName(options.config.preset, corpus->name()) : options.name;
    const RunDirectory run = RunDirectory::create(runsFolder(options.runs), name, config, corpus->fingerprint());
    terminal.note("run " + run.path().string());
    return reportTraining(train(terminal, run.path()), terminal);
}

}  // namespace

void addPretrainCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "pretrain", "Make a run directory and pre-train on a corpus. SIGINT or SIGTERM: finish the step, write a checkpoint, exit 130 or 143.",
        {"ajepa pretrain --corpus corpora/esc10 --preset audio-jepa-tiny",
         "ajepa pretrain --corpus demo --preset a-jepa-tiny --set train.steps=200 --name first --json"});
    command.add_option("--corpus", options->corpus, "Corpus folder, or demo[:SEED[:CLIPS]] (default: data.corpus of the configuration)")
        ->type_name("DIR");
    options->config.addTo(command);
    command.add_option("--runs", options->runs, runsHelp)->type_name("DIR");
    command.add_option("--name", options->name, "Name behind the time stamp (default: preset and corpus)")->type_name("N");
    line.onRun(command, [options](Terminal& terminal) { return pretrain(*options, terminal); });
}

}  // namespace ajepa::cli
