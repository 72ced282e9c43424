// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/checkpoint_options.h"
#include "app/cli/commands.h"
#include "app/cli/stop_signals.h"
#include "engine/base/error.h"
#include "engine/runs/safetensors.h"

namespace ajepa::cli {
namespace {

struct Options {
    CheckpointOptions checkpoint;
    std::string corpus, out;
};

std::vector<std::string> clipIds(const Embeddings& embeddings, const Corpus& corpus) {
    std::vector<std::string> ids;
    for (const std::size_t clip : embeddings.clips) {
        ids.push_back(corpus.clips()[clip].id);
    }
    return ids;
}

void write(const Embeddings& embeddings, const Corpus& corpus, const Options& options) {
    const std::vector<std::int64_t> shape{static_cast<std::int64_t>(embeddings.clips.size()), embeddings.dim};
    const std::vector<TensorView> tensors{{"embeddings", ScalarType::f32, shape, std::as_bytes(std::span(embeddings.values))}};
    writeSafetensors(options.out, tensors,
                     {{"clip_ids", Json(clipIds(embeddings, corpus)).dump(-1, ' ', false, Json::error_handler_t::replace)},
                      {"corpus", corpus.fingerprint()},
                      {"encoder", options.checkpoint.encoder},
                      {"pool", options.checkpoint.pool}});
}

int embed(const Options& options, Terminal& terminal) {
    EmbedRequest request;
    request.checkpoint = options.checkpoint.checkpoint;
    request.encoder = options.checkpoint.encoderChoice();
    request.pooling = options.checkpoint.pooling();
    request.threads = terminal.common().threads;
    request.corpus = openCorpus(options.corpus);
    std::stop_source stop;
    const StopSignals signals([&stop] { stop.request_stop(); });
    Embeddings embeddings;
    try {
        embeddings = loadEngine()->embed(request, stop.get_token(), [&terminal](std::int64_t done, std::int64_t total) {
            terminal.progress().update(done, total, "embedding " + std::to_string(done) + "/" + std::to_string(total) + " clips");
        });
    } catch (const Error&) {
        if (signals.signal() == 0) {
            throw;
        }
        return terminal.stopped(signals.exitCode());
    }
    for (const std::string& sound : embeddings.unreadable) {
        terminal.warn(sound);
    }
    write(embeddings, *request.corpus, options);
    terminal.result({{"clips", embeddings.clips.size()}, {"dim", embeddings.dim}, {"unreadable", embeddings.unreadable}, {"out", options.out}},
                    std::to_string(embeddings.clips.size()) + " embeddings of " + std::to_string(embeddings.dim) + " values in " + options.out);
    return 0;
}

}  // namespace

void addEmbedCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add("embed", "Write the embeddings of a corpus' clips.",
                                 {"ajepa embed runs/first --corpus corpora/esc10 --out esc10.safetensors",
                                  "ajepa embed runs/first --corpus demo --encoder context --pool segments:4 --out demo.safetensors"});
    options->checkpoint.addTo(command, false);
    command.add_option("--corpus", options->corpus, "Corpus folder, or demo[:SEED[:CLIPS]]")->required()->type_name("DIR");
    command.add_option("--out", options->out, "Tensor embeddings [clips, dim], f32; clip_ids in the metadata")->required()->type_name("FILE");
    line.onRun(command, [options](Terminal& terminal) { return embed(*options, terminal); });
}

}  // namespace ajepa::cli
