// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/checkpoint_options.h"
#include "app/cli/commands.h"
#include "app/cli/device_option.h"
#include "app/cli/embed_tokens.h"
#include "app/cli/output_file.h"
#include "app/cli/stop_signals.h"
#include "engine/base/error.h"
#include "engine/runs/safetensors.h"

namespace ajepa::cli {
namespace {

struct Options {
    CheckpointOptions checkpoint;
    std::string corpus, out;
    bool tokens = false;
};

Json embedPooled(Engine& engine, const EmbedRequest& request, const Options& options, Terminal& terminal, const std::stop_token& stop) {
    const Embeddings embeddings = engine.embed(request, stop, embeddingProgress(terminal));
    const std::vector<std::int64_t> shape{static_cast<std::int64_t>(embeddings.clips.size()), embeddings.dim};
    const std::vector<TensorView> tensors{{"embeddings", ScalarType::f32, shape, std::as_bytes(std::span(embeddings.values))}};
    Metadata metadata = embeddingMetadata(request, embeddings.clips);
    metadata["pool"] = options.checkpoint.pool;
    writeSafetensors(options.out, tensors, metadata);
    return {{"clips", embeddings.clips.size()}, {"dim", embeddings.dim}, {"unreadable", embeddings.unreadable}, {"out", options.out}};
}

EmbedRequest requestOf(const Options& options, const Terminal& terminal) {
    requireProcessor(terminal.common());
    requireOutputFile(options.out);
    EmbedRequest request;
    request.checkpoint = options.checkpoint.checkpoint;
    request.encoder = options.checkpoint.encoderChoice();
    request.pooling = options.checkpoint.pooling();
    request.threads = terminal.common().threads;
    if (options.tokens && request.pooling.segments > 0) {
        throw Error(ErrorKind::request, "Tokens are not pooled, so --tokens and --pool " + options.checkpoint.pool + " exclude each other.", "--pool",
                    "leave one of them out");
    }
    request.corpus = openCorpus(options.corpus);
    return request;
}

std::string textOf(const Json& result) {
    std::string text = result["clips"].dump();
    text += result.contains("cells") ? " clips of up to " + result["cells"].dump() + " tokens of " : " embeddings of ";
    return text + result["dim"].dump() + " values in " + result["out"].get<std::string>();
}

int embed(const Options& options, Terminal& terminal) {
    const EmbedRequest request = requestOf(options, terminal);
    std::stop_source stop;
    const StopSignals signals([&stop] { stop.request_stop(); });
    Json result;
    try {
        const std::unique_ptr<Engine> engine = loadEngine();
        result = options.tokens ? embedTokens(*engine, request, options.out, terminal, stop.get_token())
                                : embedPooled(*engine, request, options, terminal, stop.get_token());
    } catch (const Error&) {
        if (signals.signal() == 0) {
            throw;
        }
        return terminal.stopped(signals.exitCode());
    }
    for (const Json& sound : result["unreadable"]) {
        terminal.warn(sound.get<std::string>());
    }
    terminal.result(result, textOf(result));
    return 0;
}

}  // namespace

void addEmbedCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add("embed", "Write the embeddings of a corpus' clips, or with --tokens those of every cell of them.",
                                 {"ajepa embed runs/first --corpus corpora/esc10 --out esc10.safetensors",
                                  "ajepa embed runs/first --corpus demo --encoder context --pool segments:4 --out demo.safetensors",
                                  "ajepa embed runs/first --corpus demo --tokens --out tokens.safetensors"});
    options->checkpoint.addTo(command, false);
    command.add_option("--corpus", options->corpus, "Corpus folder, or demo[:SEED[:CLIPS]]")->required()->type_name("DIR");
    command.add_option("--out", options->out, "Tensor embeddings [clips, dim], f32; clip_ids in the metadata")->required()->type_name("FILE");
    command.add_flag(
        "--tokens", options->tokens,
        "Write tokens [clips, cells, dim], f32 (cell = time x bands + band), and valid_cells [clips], i32: how many hold sound; zeros behind");
    line.onRun(command, [options](Terminal& terminal) { return embed(*options, terminal); });
}

}  // namespace ajepa::cli
