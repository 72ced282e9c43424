// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/import_result.h"
#include "app/cli/stop_signals.h"
#include "engine/base/error.h"

namespace ajepa::cli {
namespace {

struct ImportArguments {
    std::string source, out;
    std::string kind = "auto";
    bool copy = false;
};

int import(const ImportArguments& arguments, Terminal& terminal) {
    std::stop_source stop;
    const StopSignals signals([&stop] { stop.request_stop(); });
    ImportOptions options;
    options.kind = importKindFromId(arguments.kind);
    options.copyAudio = arguments.copy;
    options.threads = terminal.common().threads;
    options.stop = stop.get_token();
    options.progress = [&terminal](std::size_t done, std::size_t total) {
        terminal.progress().update(static_cast<std::int64_t>(done), static_cast<std::int64_t>(total),
                                   "reading " + std::to_string(done) + "/" + std::to_string(total) + " files");
    };
    ImportReport report;
    try {
        report = importCorpus(arguments.source, arguments.out, options);
    } catch (const Error&) {
        if (signals.signal() == 0) {
            throw;
        }
    }
    if (signals.signal() != 0) {
        return terminal.stopped(signals.exitCode());
    }
    Json json = importJson(report);
    json["out"] = arguments.out;
    terminal.result(json, importText(report));
    return 0;
}

void addImport(CommandLine& line, CLI::App& group) {
    auto arguments = std::make_shared<ImportArguments>();
    CLI::App& command = line.addTo(
        group, "import", "Make a corpus of a folder or table of sounds; ends in a report. One bad file never stops it.",
        {"ajepa corpus import sounds/esc10 --out corpora/esc10", "ajepa corpus import takes --kind class-folders --out corpora/takes --copy"});
    command.add_option("PATH", arguments->source, "Folder of sounds, a CSV or TSV table, or an AudioSet-style JSON manifest")->required();
    command.add_option("--out", arguments->out, "Folder for corpus.toml and clips.csv")->required()->type_name("DIR");
    command.add_option("--kind", arguments->kind, "auto, folder, class-folders, csv, esc, fsdd, speech-commands or audioset")
        ->capture_default_str()
        ->type_name("KIND");
    command.add_flag("--copy", arguments->copy, "Copy the audio into the corpus instead of pointing at it");
    line.onRun(command, [arguments](Terminal& terminal) { return import(*arguments, terminal); });
}

void addRender(CommandLine& line, CLI::App& group) {
    struct Arguments {
        std::string out;
        int clips = 320;
    };
    auto arguments = std::make_shared<Arguments>();
    CLI::App& command = line.addTo(group, "render", "Write the built-in demo corpus as WAV files with clips.csv.",
                                   {"ajepa corpus render --out corpora/demo", "ajepa corpus render --out corpora/small --clips 64 --seed 1"});
    command.add_option("--out", arguments->out, "Folder to write")->required()->type_name("DIR");
    command.add_option("--clips", arguments->clips, "Number of clips of 2 s")->check(CLI::Range(8, 100000))->capture_default_str()->type_name("N");
    line.onRun(command, [arguments](Terminal& terminal) {
        const ImportReport report = renderDemoCorpus(arguments->out, terminal.common().seed.value_or(0), arguments->clips);
        Json json = importJson(report);
        json["out"] = arguments->out;
        terminal.result(json, importText(report));
        return 0;
    });
}

void addShow(CommandLine& line, CLI::App& group) {
    auto location = std::make_shared<std::string>();
    CLI::App& command = line.addTo(group, "show", "Summarise a corpus.", {"ajepa corpus show corpora/esc10", "ajepa corpus show demo --json"});
    command.add_option("DIR", *location, "Corpus folder, or demo[:SEED[:CLIPS]]")->required();
    line.onRun(command, [location](Terminal& terminal) {
        const auto corpus = openCorpus(*location);
        terminal.result(corpusJson(*corpus), corpusText(*corpus));
        return 0;
    });
}

}  // namespace

void addCorpusCommands(CommandLine& line) {
    CLI::App& group = line.addGroup("corpus", "Import, render and look at collections of sounds.");
    addImport(line, group);
    addRender(line, group);
    addShow(line, group);
}

}  // namespace ajepa::cli
