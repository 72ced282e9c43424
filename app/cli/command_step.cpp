// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/config_options.h"
#include "app/cli/device_option.h"
#include "app/cli/number_text.h"
#include "app/cli/output_file.h"
#include "engine/base/error.h"
#include "engine/jobs/engine.h"
#include "engine/runs/safetensors.h"

namespace ajepa::cli {
namespace {

struct Options {
    std::string weights, inputs, out;
    std::string init, weightsOut;
    int updates = 0;
    ConfigOptions config;
};

int writeWeights(const Options& options, Terminal& terminal) {
    if (options.weightsOut.empty()) {
        throw Error(ErrorKind::request, "Fresh weights need a file to go to.", "--weights-out", "give --init PRESET --weights-out FILE");
    }
    requireOutputFile(options.weightsOut, "--weights-out");
    ConfigOptions source = options.config;
    source.preset = options.init;
    const RunConfig config = source.resolve(terminal.common());
    loadEngine()->initialWeights(config, options.weightsOut);
    terminal.result({{"weights", options.weightsOut}, {"seed", config.train.seed}}, "weights in " + options.weightsOut);
    return 0;
}

int updateWeights(const Options& options, Terminal& terminal) {
    requireOutputFile(options.weightsOut, "--weights-out");
    const std::unique_ptr<Engine> engine = loadEngine();
    const std::unique_ptr<StepWork> work = engine->stepWork(options.weights, options.inputs, terminal.common().threads);
    Json losses = Json::array();
    for (int update = 0; update < options.updates; ++update) {
        losses.push_back(work->step());
    }
    work->writeWeights(options.weightsOut);
    terminal.result({{"losses", losses}, {"weights", options.weightsOut}}, std::to_string(options.updates) + " updates, loss before the last " +
                                                                               decimals(losses.back().get<double>(), 6) + ", weights in " +
                                                                               options.weightsOut);
    return 0;
}

void requireFiles(const Options& options) {
    const bool updating = options.updates > 0;
    const std::pair<const char*, const std::string*> needed[] = {
        {"--weights", &options.weights},
        {"--inputs", &options.inputs},
        {updating ? "--weights-out" : "--out", updating ? &options.weightsOut : &options.out}};
    for (const auto& [name, value] : needed) {
        if (value->empty()) {
            throw Error(ErrorKind::request, std::string("The option ") + name + " is missing.", name,
                        "give --weights F --inputs F --out F, with --updates N --weights-out F in place of --out, or --init PRESET --weights-out F");
        }
    }
}

int step(const Options& options, Terminal& terminal) {
    requireProcessor(terminal.common());
    if (!options.init.empty()) {
        return writeWeights(options, terminal);
    }
    requireFiles(options);
    if (options.updates > 0) {
        return updateWeights(options, terminal);
    }
    requireOutputFile(options.out);
    loadEngine()->step(options.weights, options.inputs, options.out);
    const double loss = SafetensorsFile(options.out).readFloats("loss").at(0);
    terminal.result({{"loss", loss}, {"out", options.out}}, "loss " + decimals(loss, 6) + ", gradients in " + options.out);
    return 0;
}

}  // namespace

void addStepCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command =
        line.add("step", "One training step from given tensors to loss, targets, predictions and gradients: for parity tests and bug reports.",
                 {"ajepa step --init a-jepa-tiny --seed 3 --weights-out weights.safetensors",
                  "ajepa step --weights weights.safetensors --inputs batch.safetensors --out step.safetensors"});
    command.add_option("--weights", options->weights, "Tensors of both encoders and the predictor, configuration in the metadata")->type_name("FILE");
    command.add_option("--inputs", options->inputs, "log_mel [B, frames, mels] f32 (normalised), context [B, cells] u8, targets [B, M, cells] u8")
        ->type_name("FILE");
    command.add_option("--out", options->out, "Receives loss, target_values, predictions and grad.NAME")->type_name("FILE");
    command.add_option("--init", options->init, "Instead of a step, write fresh weights of this preset")->type_name("PRESET");
    command.add_option("--weights-out", options->weightsOut, "Where --init and --updates write")->type_name("FILE");
    command
        .add_option("--updates", options->updates,
                    "Instead of gradients, that many updates on this one batch, optimiser and EMA as a training does them")
        ->check(CLI::Range(1, 100000))
        ->type_name("N");
    options->config.addFileAndSet(command);
    line.onRun(command, [options](Terminal& terminal) { return step(*options, terminal); });
}

}  // namespace ajepa::cli
