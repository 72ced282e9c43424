// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/config_options.h"
#include "app/cli/new_run.h"
#include "app/cli/runs_folder.h"
#include "app/cli/training_session.h"
#include "engine/base/error.h"

namespace ajepa::cli {
namespace {

struct Options {
    ConfigOptions config;
    std::string corpus, runs, name;
};

int pretrain(const Options& options, Terminal& terminal) {
    const RunConfig config = options.config.resolve(terminal.common());
    if (isFinetuning(config)) {
        throw Error(ErrorKind::request, "This configuration fine-tunes (train.task = \"finetune\").", "--preset",
                    "use ajepa finetune --from CHECKPOINT, or choose a preset that pre-trains");
    }
    const auto run = makeRun(config, {options.corpus, options.runs, options.name, options.config.preset}, terminal);
    return reportTraining(train(terminal, run), terminal);
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
