// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "app/cli/checkpoint_options.h"
#include "app/cli/commands.h"
#include "app/cli/device_option.h"
#include "app/cli/evaluation_result.h"
#include "app/cli/stop_signals.h"
#include "engine/base/error.h"
#include "engine/runs/evaluation_record.h"

namespace ajepa::cli {
namespace {

struct Options {
    CheckpointOptions checkpoint;
    std::string corpus;
    std::string protocol = "linear";
    std::string split = "auto";
    std::vector<std::string> baselines;
};

std::vector<EncoderChoice> encodersOf(const CheckpointOptions& options) {
    if (options.encoder == "both") {
        return {EncoderChoice::target, EncoderChoice::context};
    }
    return {options.encoderChoice()};
}

EvaluationRequest requestOf(const Options& options, const Terminal& terminal) {
    EvaluationRequest request;
    request.checkpoint = options.checkpoint.checkpoint;
    request.protocol = protocolFromId(options.protocol);
    request.splits = splitRuleFromId(options.split);
    request.pooling = options.checkpoint.pooling();
    request.threads = terminal.common().threads;
    for (const std::string& id : options.baselines) {
        request.baselines.push_back(baselineFromId(id));
    }
    request.corpus = openCorpus(options.corpus);
    return request;
}

/// The result is on stdout in any case.
void keep(const EvaluationRequest& request, const Json& record, Terminal& terminal) {
    try {
        saveEvaluationRecord(request.checkpoint, record);
    } catch (const std::exception& error) {
        terminal.warn(std::string("the result was not kept in the run: ") + error.what());
    }
}

std::string textOf(const Options& options, const EncoderResults& results) {
    const EvaluationResult& first = results.front().second;
    std::string text = options.protocol + " " + first.metric + ", pooling " + options.checkpoint.pool + ", " + first.splitRule + "\n";
    for (const auto& [encoder, result] : results) {
        text += scoreLine(encoderId(encoder) + " encoder", result.score);
        for (const auto& [name, score] : result.baselines) {
            // log-mel does not depend on the encoder and is shown once.
            if (name != "log-mel" || encoder == results.back().first) {
                text += scoreLine(name == "log-mel" ? name : name + " " + encoderId(encoder), score);
            }
        }
    }
    return text;
}

int evaluate(const Options& options, Terminal& terminal) {
    requireProcessor(terminal.common());
    const std::vector<EncoderChoice> encoders = encodersOf(options.checkpoint);
    EvaluationRequest request = requestOf(options, terminal);
    std::stop_source stop;
    const StopSignals signals([&stop] { stop.request_stop(); });
    const std::unique_ptr<Engine> engine = loadEngine();
    EncoderResults results;
    const auto progress = [&terminal](std::int64_t done, std::int64_t total) {
        terminal.progress().update(done, total, "embedding " + std::to_string(done) + "/" + std::to_string(total) + " clips");
    };
    try {
        for (const EncoderChoice encoder : encoders) {
            request.encoder = encoder;
            results.emplace_back(encoder, engine->evaluate(request, stop.get_token(), progress));
        }
    } catch (const Error&) {
        if (signals.signal() == 0) {
            throw;
        }
        return terminal.stopped(signals.exitCode());
    }
    for (const std::string& sound : results.front().second.unreadable) {
        terminal.warn(sound);
    }
    const Json json = evaluationRecord(request, results);
    keep(request, json, terminal);
    terminal.result(json, textOf(options, results));
    return 0;
}

}  // namespace

void addEvaluateCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add("evaluate", "Accuracy of a frozen representation on a labelled corpus, beside its baselines.",
                                 {"ajepa evaluate runs/first --corpus corpora/esc10 --protocol knn --encoder both",
                                  "ajepa evaluate runs/first --corpus corpora/fsdd --pool segments:4 --baseline untrained --baseline log-mel"});
    options->checkpoint.addTo(command, true);
    command.add_option("--corpus", options->corpus, "Labelled corpus: folder, or demo[:SEED[:CLIPS]]")->required()->type_name("DIR");
    command.add_option("--protocol", options->protocol, "knn (cosine, k = 10) or linear (logistic regression to convergence)")
        ->capture_default_str()
        ->type_name("P");
    command.add_option("--split", options->split, "auto, folds, groups (leave one out) or official")->capture_default_str()->type_name("RULE");
    command.add_option("--baseline", options->baselines, "untrained or log-mel; may be repeated")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false)
        ->type_name("B");
    line.onRun(command, [options](Terminal& terminal) { return evaluate(*options, terminal); });
}

}  // namespace ajepa::cli
