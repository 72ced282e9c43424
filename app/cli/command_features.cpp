// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/config_options.h"
#include "app/cli/number_checks.h"
#include "app/cli/number_text.h"
#include "app/cli/output_file.h"
#include "app/cli/stop_signals.h"
#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/config/config_check.h"
#include "engine/corpus/clip_selection.h"
#include "engine/features/corpus_statistics.h"
#include "engine/runs/safetensors.h"
#include "engine/store/store_builder.h"

namespace ajepa::cli {
namespace {

struct Options {
    ConfigOptions config;
    std::string path;
    std::string out;
    std::int64_t clips = 0;
    bool raw = false;
    bool store = false;
};

/// What the network gets of several clips, and how it was normalised.
struct FeatureSet {
    std::vector<float> values;  ///< [clips, frames, mels]; empty unless they are to be written
    std::vector<std::string> ids;
    std::vector<std::string> unreadable;
    FeatureStatistics statistics;
    std::string measuredOver;
    double sum = 0, squares = 0;
    std::size_t count = 0;
};

bool isCorpus(const std::string& path) {
    return path == "demo" || path.starts_with("demo:") || std::filesystem::is_directory(path);
}

bool hasGivenConstants(const FeatureConfig& features) {
    return features.normalise == Normalisation::global && features.deviation > 0;
}

void add(FeatureSet& set, const LogMel& logMel, const std::string& id, bool keep) {
    for (const float value : logMel.values) {
        set.sum += value;
        set.squares += double{value} * value;
    }
    set.count += logMel.values.size();
    set.ids.push_back(id);
    if (keep) {
        set.values.insert(set.values.end(), logMel.values.begin(), logMel.values.end());
    }
}

FeatureSet featuresOfFile(const RunConfig& config, const Options& options) {
    FeatureSet set;
    const Waveform sound = readAudio(options.path);
    const ClipFeatures pipeline(config.audio, config.features);
    StatisticsAccumulator accumulator(config.features.mels);
    accumulator.add(pipeline.raw(sound));
    set.statistics = accumulator.finish(config.features);
    set.measuredOver = "this file";
    add(set, pipeline.network(sound, set.statistics), options.path, !options.out.empty());
    return set;
}

void requireMemory(const RunConfig& config, std::size_t clips) {
    const auto bytes = static_cast<std::int64_t>(clips) * config.features.frames * config.features.mels * static_cast<std::int64_t>(sizeof(float));
    const std::int64_t free = machineInfo().memoryBytes;
    if (bytes > free / 2) {
        throw Error(ErrorKind::device,
                    "The features of " + std::to_string(clips) + " clips take " + byteText(bytes) + ", but " + byteText(free) + " are free.", "--out",
                    "write fewer clips with --clips N");
    }
}

std::function<void(std::size_t, std::size_t)> progressOf(Terminal& terminal, const std::string& what) {
    return [&terminal, what](std::size_t done, std::size_t total) {
        terminal.progress().update(static_cast<std::int64_t>(done), static_cast<std::int64_t>(total),
                                   what + " " + std::to_string(done) + "/" + std::to_string(total));
    };
}

FeatureSet featuresOfCorpus(const RunConfig& config, const Options& options, Terminal& terminal, const std::stop_token& stop) {
    FeatureSet set;
    const auto corpus = openCorpus(options.path);
    const std::vector<std::size_t> training = trainingClips(*corpus, config.data);
    set.statistics =
        measureStatistics(*corpus, training, config.audio, config.features, terminal.common().threads, stop, progressOf(terminal, "measuring"));
    set.measuredOver = std::to_string(training.size()) + " training clips";
    const ClipFeatures pipeline(config.audio, config.features);
    const std::size_t all = corpus->clips().size();
    const std::size_t wanted = options.clips > 0 ? std::min(all, static_cast<std::size_t>(options.clips)) : all;
    if (!options.out.empty()) {
        requireMemory(config, wanted);
    }
    for (std::size_t i = 0; i < wanted && !stop.stop_requested(); ++i) {
        const Clip& clip = corpus->clips()[i];
        try {
            add(set, pipeline.network(corpus->read(i), set.statistics), clip.id, !options.out.empty());
        } catch (const AudioError& error) {
            set.unreadable.push_back(clip.id + ": " + error.what());
            terminal.warn(error.what());
        }
        progressOf(terminal, "features")(i + 1, wanted);
    }
    return set;
}

void write(const FeatureSet& set, const RunConfig& config, const Options& options) {
    const std::vector<std::int64_t> shape{static_cast<std::int64_t>(set.ids.size()), config.features.frames, config.features.mels};
    const std::vector<TensorView> tensors{{"log_mel", ScalarType::f32, shape, std::as_bytes(std::span(set.values))}};
    writeSafetensors(options.out, tensors, {{"clip_ids", Json(set.ids).dump(-1, ' ', false, Json::error_handler_t::replace)}});
}

Json resultOf(const FeatureSet& set, const RunConfig& config, const Options& options) {
    const auto count = static_cast<double>(std::max<std::size_t>(1, set.count));
    const double mean = set.sum / count;
    Json normalisation{{"kind", std::string(enumId(config.features.normalise))}};
    if (config.features.normalise != Normalisation::none) {
        normalisation["source"] = hasGivenConstants(config.features) ? "given constants" : set.measuredOver;
        normalisation["mean"] = set.statistics.mean;
        normalisation["deviation"] = set.statistics.deviation;
    }
    Json result{{"clips", set.ids.size()},
                {"frames", config.features.frames},
                {"mels", config.features.mels},
                {"hop_ms", 1000.0 * config.features.hopSamples / config.features.sampleRateHz},
                {"mean", mean},
                {"std", std::sqrt(std::max(0.0, set.squares / count - mean * mean))},
                {"normalisation", normalisation},
                {"unreadable", set.unreadable}};
    if (!options.out.empty()) {
        result["out"] = options.out;
    }
    return result;
}

std::string textOf(const Json& result) {
    std::string text;
    for (const char* key : {"clips", "frames", "mels", "hop_ms", "mean", "std"}) {
        const Json& value = result[key];
        text += padded(key, 10) + (value.is_number_float() ? decimals(value.get<double>(), 4) : value.dump()) + "\n";
    }
    const Json& normalisation = result["normalisation"];
    text += "normalised: " + normalisation["kind"].get<std::string>();
    return text + (normalisation.contains("source") ? ", mean and deviation from " + normalisation["source"].get<std::string>() : "") + "\n";
}

Json resultOf(const FeatureStore& store, const RunConfig& config) {
    const StoreManifest& manifest = store.manifest();
    return {{"clips", manifest.clips},
            {"frames", manifest.frames},
            {"mels", manifest.mels},
            {"hop_ms", 1000.0 * config.features.hopSamples / config.features.sampleRateHz},
            {"bytes", manifest.bytes()},
            {"path", store.folder().string()},
            {"unreadable", manifest.unreadable}};
}

int makeStore(const Options& options, Terminal& terminal) {
    const RunConfig config = options.config.resolve(terminal.common());
    if (!isCorpus(options.path)) {
        throw Error(ErrorKind::request, "A feature store is made for a corpus; " + options.path + " is none.", "--store",
                    "import the sounds first: ajepa corpus import");
    }
    std::stop_source stop;
    const StopSignals signals([&stop] { stop.request_stop(); });
    const auto store = renewStore(openCorpus(options.path), config.audio, config.features,
                                  {.threads = terminal.common().threads, .stop = stop.get_token(), .progress = progressOf(terminal, "clips")});
    if (!store) {
        return terminal.stopped(signals.exitCode());
    }
    const Json result = resultOf(*store, config);
    const std::string unreadable = result["unreadable"] == 0 ? "" : ", " + result["unreadable"].dump() + " unreadable";
    terminal.result(result, result["clips"].dump() + " clips" + unreadable + ", " + result["frames"].dump() + " frames, " +
                                byteText(static_cast<std::int64_t>(store->manifest().bytes())) + " in " + store->folder().string() + "\n");
    return 0;
}

int makeFeatures(const Options& options, Terminal& terminal) {
    if (!options.out.empty()) {
        requireOutputFile(options.out);
    }
    RunConfig config = options.config.resolve(terminal.common());
    if (options.raw) {
        config.features.normalise = Normalisation::none;
    }
    std::stop_source stop;
    const StopSignals signals([&stop] { stop.request_stop(); });
    const FeatureSet set = isCorpus(options.path) ? featuresOfCorpus(config, options, terminal, stop.get_token()) : featuresOfFile(config, options);
    if (signals.signal() != 0) {
        return terminal.stopped(signals.exitCode());
    }
    if (set.ids.empty()) {
        throw Error(ErrorKind::data, "No clip of " + options.path + " could be read.", options.path,
                    "import the corpus again; the report names each bad file");
    }
    if (!options.out.empty()) {
        write(set, config, options);
    }
    const Json result = resultOf(set, config, options);
    terminal.result(result, textOf(result));
    return 0;
}

}  // namespace

void addFeaturesCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command =
        line.add("features", "Log-mel of a sound file or of a corpus' clips, exactly as the network gets it.",
                 {"ajepa features dog.wav --preset a-jepa", "ajepa features corpora/esc10 --preset audio-jepa-tiny --out esc10.safetensors",
                  "ajepa features corpora/esc10 --preset audio-jepa-tiny --store"});
    command.add_option("PATH", options->path, "Sound file, corpus folder, or demo[:SEED[:CLIPS]]")->required();
    options->config.addTo(command);
    command.add_flag("--raw", options->raw, "Before normalisation: ln of mel energy");
    command.add_option("--clips", options->clips, "Only the first N clips of a corpus, 0 for all")->check(atLeast(0))->type_name("N");
    CLI::Option* out = command.add_option("--out", options->out, "Write tensor log_mel [clips, frames, mels], f32")->type_name("FILE");
    command
        .add_flag(
            "--store", options->store,
            "Make the corpus' feature store for data.store = \"fp16\", or check every byte of the one that is there; goes on where a stop left it")
        ->excludes(out);
    line.onRun(command, [options](Terminal& terminal) { return options->store ? makeStore(*options, terminal) : makeFeatures(*options, terminal); });
}

}  // namespace ajepa::cli
