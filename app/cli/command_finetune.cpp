// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/config_options.h"
#include "app/cli/new_run.h"
#include "app/cli/number_text.h"
#include "app/cli/runs_folder.h"
#include "app/cli/training_session.h"
#include "engine/base/error.h"
#include "engine/runs/finetune_source.h"
#include "engine/runs/run_results.h"

namespace ajepa::cli {
namespace {

struct Options {
    ConfigOptions config;
    std::string from, corpus, runs, name;
};

/// The outcome with the score on the test part, if the training came to its end.
TrainingOutcome withScore(TrainingOutcome outcome, const std::filesystem::path& run, std::string& text) {
    for (const RunResult& result : readResults(run)) {
        if (result.protocol == "finetune" && outcome.state == RunState::succeeded) {
            outcome.json["metric"] = result.metric;
            outcome.json["score"] = result.mean;
            text = result.metric + " " + decimals(result.mean, 1) + " % on the test clips";
        }
    }
    return outcome;
}

RunConfig configOf(const Options& options, const CommonOptions& common) {
    if (options.config.preset.empty() && options.config.file.empty()) {
        throw Error(ErrorKind::request, "No recipe was named.", "--preset", "give --preset NAME, as esc-50, or --config FILE");
    }
    const RunConfig base = finetuneConfig(options.from, options.config.preset);
    RunConfig config = options.config.overlay(base, common);
    if (!isFinetuning(config)) {
        throw Error(ErrorKind::request, "This configuration pre-trains (train.task = \"pretrain\").", "--config",
                    "leave train.task out of it, or use ajepa pretrain");
    }
    config.finetune.from = base.finetune.from;  // --from stands over what a file says
    return config;
}

int finetune(const Options& options, Terminal& terminal) {
    const RunConfig config = configOf(options, terminal.common());
    const auto run = makeRun(config, {options.corpus, options.runs, options.name, options.config.preset}, terminal);
    std::string score;
    const TrainingOutcome outcome = withScore(train(terminal, run), run, score);
    return reportTraining(outcome, terminal, score);
}

}  // namespace

void addFinetuneCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add("finetune",
                                 "Train the encoder of a checkpoint, with a linear head, on the labels of a corpus, and test it on what is held out: "
                                 "data.held_out_folds, else the split finetune.test_split. Signal and sizes are the checkpoint's.",
                                 {"ajepa finetune --from runs/first --corpus corpora/esc10 --preset esc-10-tiny",
                                  "ajepa finetune --from runs/first --corpus corpora/esc10 --preset esc-10-tiny --set data.held_out_folds=2 "
                                  "--set finetune.mask_ratio=0"});
    command.add_option("--from", options->from, "Checkpoint whose encoder is fine-tuned: a run, one of its checkpoints, or a weights file")
        ->required()
        ->type_name("CHECKPOINT");
    command.add_option("--corpus", options->corpus, "Labelled corpus folder, or demo[:SEED[:CLIPS]]")->type_name("DIR");
    options->config.addTo(command);
    command.add_option("--runs", options->runs, runsHelp)->type_name("DIR");
    command.add_option("--name", options->name, "Name behind the time stamp (default: preset and corpus)")->type_name("N");
    line.onRun(command, [options](Terminal& terminal) { return finetune(*options, terminal); });
}

}  // namespace ajepa::cli
