// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/checkpoint_options.h"
#include "app/cli/commands.h"
#include "app/cli/device_option.h"
#include "app/cli/neighbour_search.h"
#include "app/cli/number_checks.h"
#include "app/cli/stop_signals.h"
#include "engine/audio/audio_file.h"
#include "engine/base/error.h"

namespace ajepa::cli {
namespace {

struct Options {
    CheckpointOptions checkpoint;
    std::string corpus, query;
    std::size_t k = 10;
    double startS = 0, durationS = 0;
};

int search(const Options& options, Terminal& terminal) {
    requireProcessor(terminal.common());
    EmbedRequest request;
    request.checkpoint = options.checkpoint.checkpoint;
    request.encoder = options.checkpoint.encoderChoice();
    request.pooling = options.checkpoint.pooling();
    request.threads = terminal.common().threads;
    const Waveform query = readAudio(options.query, options.startS, options.durationS);
    request.corpus = openCorpus(options.corpus);
    std::stop_source stop;
    const StopSignals signals([&stop] { stop.request_stop(); });
    Json neighbours;
    try {
        neighbours = nearestClips(*loadEngine(), request, query, options.k, terminal, stop.get_token());
    } catch (const Error&) {
        if (signals.signal() == 0) {
            throw;
        }
        return terminal.stopped(signals.exitCode());
    }
    const std::string text = neighboursText(neighbours);
    terminal.result({{"query", options.query}, {"neighbours", std::move(neighbours)}}, text);
    return 0;
}

}  // namespace

void addSearchCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add("search", "The clips of a corpus that sound most like any sound.",
                                 {"ajepa search runs/first --corpus corpora/esc10 --query dog.wav",
                                  "ajepa search runs/first --corpus corpora/esc10 --query walk.flac --start 12.5 --duration 2 -k 5 --json"});
    options->checkpoint.addTo(command, false);
    command.add_option("--corpus", options->corpus, "Corpus folder, or demo[:SEED[:CLIPS]]")->required()->type_name("DIR");
    command.add_option("--query", options->query, "Sound file")->required()->type_name("FILE");
    command.add_option("-k,--neighbours", options->k, "Number of neighbours")->check(CLI::Range(1, 100000))->capture_default_str()->type_name("K");
    command.add_option("--start", options->startS, "Start in the file, seconds")->check(atLeast(0))->capture_default_str()->type_name("S");
    command.add_option("--duration", options->durationS, "Length, seconds; 0 for all")->check(atLeast(0))->capture_default_str()->type_name("D");
    line.onRun(command, [options](Terminal& terminal) { return search(*options, terminal); });
}

}  // namespace ajepa::cli
