// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <numeric>

#include "app/cli/commands.h"
#include "app/cli/config_options.h"
#include "app/cli/mask_report.h"
#include "app/cli/masked_clip.h"
#include "app/cli/number_checks.h"
#include "app/cli/number_text.h"
#include "app/cli/output_file.h"
#include "app/cli/stop_signals.h"
#include "engine/base/error.h"
#include "engine/masking/mask_plan.h"
#include "engine/runs/safetensors.h"

namespace ajepa::cli {
namespace {

struct Options {
    ConfigOptions config;
    std::int64_t step = -1;  ///< negative: not given
    int clips = 64;
    std::uint64_t first = 0;
    std::string out;
    bool diagnostics = false;
    std::int64_t draws = MaskDrawing{}.draws;
    int batch = 0;  ///< 0: train.batch_size
    MaskedClipOptions sound;
};

std::string strategyOf(const RunConfig& config, const MaskPlan& plan) {
    if (config.mask.strategy == MaskStrategy::random) {
        return "random";
    }
    return plan.timeFrequency ? "time-frequency" : "block";
}

/// Masks as dense bytes: context [N, cells] and targets [N, M, cells], 1 where a cell belongs to it.
struct DenseMasks {
    std::vector<std::uint8_t> context, targets;
    std::int64_t clips = 0, blocks = 0, cells = 0;
};

DenseMasks dense(const MaskPlan& plan) {
    DenseMasks masks;
    masks.clips = static_cast<std::int64_t>(plan.clips.size());
    masks.cells = plan.grid.cells();
    for (const ClipMasks& clip : plan.clips) {
        masks.blocks = std::max(masks.blocks, static_cast<std::int64_t>(clip.targets.size()));
    }
    masks.context.resize(static_cast<std::size_t>(masks.clips * masks.cells));
    masks.targets.resize(static_cast<std::size_t>(masks.clips * masks.blocks * masks.cells));
    for (std::int64_t i = 0; i < masks.clips; ++i) {
        const ClipMasks& clip = plan.clips[static_cast<std::size_t>(i)];
        for (const std::int32_t cell : clip.context) {
            masks.context[static_cast<std::size_t>(i * masks.cells + cell)] = 1;
        }
        for (std::size_t block = 0; block < clip.targets.size(); ++block) {
            for (const std::int32_t cell : clip.targets[block]) {
                masks.targets[static_cast<std::size_t>((i * masks.blocks + static_cast<std::int64_t>(block)) * masks.cells + cell)] = 1;
            }
        }
    }
    return masks;
}

void write(const DenseMasks& masks, const MaskPlan& plan, const Options& options) {
    const std::vector<TensorView> tensors{
        {"context", ScalarType::u8, {masks.clips, masks.cells}, std::as_bytes(std::span(masks.context))},
        {"targets", ScalarType::u8, {masks.clips, masks.blocks, masks.cells}, std::as_bytes(std::span(masks.targets))}};
    writeSafetensors(
        options.out, tensors,
        {{"grid_time", std::to_string(plan.grid.time)}, {"grid_bands", std::to_string(plan.grid.bands)}, {"step", std::to_string(options.step)}});
}

int relaxationsOf(const MaskPlan& plan) {
    return std::accumulate(plan.clips.begin(), plan.clips.end(), 0, [](int sum, const ClipMasks& clip) { return sum + clip.relaxations; });
}

Json resultOf(const RunConfig& config, const MaskPlan& plan, const Options& options) {
    const MaskStatistics statistics = maskStatistics({plan});
    Json result{{"strategy", strategyOf(config, plan)},
                {"step", options.step},
                {"seed", config.train.seed},
                {"clips", plan.clips.size()},
                {"grid", {plan.grid.time, plan.grid.bands}},
                {"context_ratio", statistics.contextRatio},
                {"target_ratio", statistics.targetRatio},
                {"union_ratio", statistics.unionRatio},
                {"hidden_ratio", statistics.hiddenRatio},
                {"smallest_context_ratio", statistics.batchMinimum},
                {"relaxations", relaxationsOf(plan)},
                {"relaxed_clips_share", statistics.relaxedShare}};
    if (!options.out.empty()) {
        result["out"] = options.out;
    }
    return result;
}

/// The first clip as letters: # context, 1 to 9 targets, . hidden from both; time runs to the right, high bands on top.
std::string picture(const MaskPlan& plan) {
    std::string cells(static_cast<std::size_t>(plan.grid.cells()), '.');
    const ClipMasks& clip = plan.clips.front();
    for (const std::int32_t cell : clip.context) {
        cells[static_cast<std::size_t>(cell)] = '#';
    }
    for (std::size_t block = 0; block < clip.targets.size(); ++block) {
        for (const std::int32_t cell : clip.targets[block]) {
            cells[static_cast<std::size_t>(cell)] = static_cast<char>('1' + std::min<std::size_t>(block, 8));
        }
    }
    std::string text;
    for (int band = plan.grid.bands - 1; band >= 0; --band) {
        for (int time = 0; time < plan.grid.time; ++time) {
            text += cells[static_cast<std::size_t>(time * plan.grid.bands + band)];
        }
        text += '\n';
    }
    return text;
}

std::string soundLines(const Json& sound) {
    std::string text;
    if (sound.contains("wav")) {
        const std::string level = sound["level_db"].is_null() ? "silent" : decimals(sound["level_db"].get<double>(), 1) + " dB";
        text += sound["wav"].get<std::string>() + ": " + sound["part"].get<std::string>() + ", " + sound["cells"].dump() + " cells, " +
                decimals(sound["seconds"].get<double>(), 2) + " s at " + sound["sample_rate_hz"].dump() + " Hz, " + level + "\n";
    }
    if (sound.contains("png")) {
        text += sound["png"].get<std::string>() + ": ln energy of what the network gets, with its masks\n";
    }
    return text;
}

std::string textOf(const Json& result, const MaskPlan& plan, std::uint64_t first) {
    std::string text;
    for (const auto& [key, value] : result.items()) {
        if (value.is_object()) {
            continue;
        }
        text += padded(key, 24) +
                (value.is_number_float() ? decimals(value.get<double>(), 4)
                 : value.is_string()     ? value.get<std::string>()
                                         : value.dump()) +
                "\n";
    }
    if (result.contains("sound")) {
        text += "\n" + soundLines(result["sound"]);
    }
    return text + "\nClip " + std::to_string(first) + ", time to the right, high bands on top; # context, digits targets, . hidden:\n" +
           picture(plan);
}

int diagnose(const Options& options, Terminal& terminal) {
    const RunConfig config = options.config.resolve(terminal.common());
    std::stop_source stop;
    const StopSignals signals([&stop] { stop.request_stop(); });
    const MaskDrawing drawing{options.draws, options.batch > 0 ? options.batch : config.train.batchSize, terminal.common().threads};
    const MaskDiagnostics diagnostics = diagnoseMasks(config, drawing, stop.get_token(), [&terminal](std::int64_t done, std::int64_t total) {
        terminal.progress().update(done, total, "masks " + std::to_string(done) + "/" + std::to_string(total));
    });
    if (signals.signal() != 0) {
        return terminal.stopped(signals.exitCode());
    }
    terminal.result(maskReport(config, diagnostics), maskReportText(config, diagnostics));
    return 0;
}

int drawMasks(const Options& options, Terminal& terminal) {
    if (options.step < 0) {
        throw Error(ErrorKind::request, "No training step was named.", "--step", "give --step S, or --diagnostics for the whole training");
    }
    if (!options.out.empty()) {
        requireOutputFile(options.out);
    }
    const RunConfig config = options.config.resolve(terminal.common());
    std::vector<std::uint64_t> clips(static_cast<std::size_t>(options.clips));
    std::iota(clips.begin(), clips.end(), options.first);
    const MaskPlan plan = makeMaskSampler(config)->plan(options.step, clips);
    if (!options.out.empty()) {
        write(dense(plan), plan, options);
    }
    Json result = resultOf(config, plan, options);
    if (Json sound = options.sound.write(config, plan); !sound.is_null()) {
        result["sound"] = std::move(sound);
    }
    terminal.result(result, textOf(result, plan, options.first));
    return 0;
}

}  // namespace

void addMasksCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command =
        line.add("masks", "Draw the masks of a training step and measure them, or diagnose those of the whole training.",
                 {"ajepa masks --preset a-jepa --step 5000", "ajepa masks --preset a-jepa-literal --step 0 --clips 256 --out masks.safetensors",
                  "ajepa masks --preset a-jepa-literal --diagnostics --draws 20000",
                  "ajepa masks --preset a-jepa --step 5000 --clip dog.wav --render context --wav context.wav --png masks.png"});
    options->config.addTo(command);
    CLI::Option* step = command.add_option("--step", options->step, "Training step, from 0")->check(atLeast(0))->type_name("S");
    command.add_option("--clips", options->clips, "Clips of the batch")->check(CLI::Range(1, 1000000))->capture_default_str()->type_name("N");
    command.add_option("--first", options->first, "Place in the corpus of the batch's first clip: masks are drawn for it")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str()
        ->type_name("I");
    options->sound.addTo(command);
    command.add_option("--out", options->out, "Write tensors context [N, cells] and targets [N, M, cells], u8")->type_name("FILE");
    CLI::Option* diagnostics = command.add_flag("--diagnostics", options->diagnostics,
                                                "Coverage of each patch, shares, reach of the predictor, and findings, over the whole training");
    diagnostics->excludes(step);
    command.add_option("--draws", options->draws, "Clips to draw for the diagnostics; whole batches, at least 128 of them")
        ->check(CLI::Range(1, 100000000))
        ->capture_default_str()
        ->type_name("N")
        ->needs(diagnostics);
    command.add_option("--batch", options->batch, "Clips of a batch, which truncation cuts to the smallest of; default train.batch_size")
        ->check(CLI::Range(1, 65536))
        ->type_name("N")
        ->needs(diagnostics);
    line.onRun(command,
               [options](Terminal& terminal) { return options->diagnostics ? diagnose(*options, terminal) : drawMasks(*options, terminal); });
}

}  // namespace ajepa::cli
