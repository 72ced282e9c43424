// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/config_options.h"
#include "app/cli/number_text.h"
#include "engine/masking/curriculum.h"
#include "engine/masking/curriculum_profile.h"

namespace ajepa::cli {
namespace {

struct Options {
    ConfigOptions config;
    std::int64_t points = 101;
};

std::string_view kindId(BreakKind kind) {
    switch (kind) {
        case BreakKind::jump:
            return "jump";
        case BreakKind::tableNode:
            return "table-point";
        case BreakKind::half:
            return "half";
        case BreakKind::end:
            return "end";
    }
    return "";
}

Json breaksOf(const CurriculumProfile& profile) {
    Json breaks = Json::array();
    for (const CurriculumBreak& found : profile.breaks) {
        breaks.push_back({{"step", found.step}, {"scheduled", found.scheduled}, {"kind", std::string(kindId(found.kind))}});
    }
    return breaks;
}

std::string breakLines(const CurriculumProfile& profile) {
    std::string text;
    for (const CurriculumBreak& found : profile.breaks) {
        text += padded(std::string(kindId(found.kind)), 12) + "at step " + std::to_string(found.step) + ", scheduled " +
                decimals(found.scheduled, 4) + "\n";
    }
    return text;
}

/// Steps to show, with what the profile has there; the last step is always among them.
struct Points {
    Json steps = Json::array(), scheduled = Json::array(), drawn = Json::array(), running = Json::array();
    std::string text = padded("step", 12) + padded("scheduled", 12) + padded("running mean", 15) + "drawn\n";

    void add(const RunConfig& config, const CurriculumProfile& profile, std::int64_t step) {
        const double probability = scheduledProbability(config.curriculum, step, config.train.steps);
        const bool timeFrequency = drawTimeFrequency(config.curriculum, config.train.seed, step, config.train.steps);
        const double mean = profile.runningMean[static_cast<std::size_t>(step / profile.stride)];
        steps.push_back(step);
        scheduled.push_back(probability);
        drawn.push_back(timeFrequency ? 1 : 0);
        running.push_back(mean);
        text += padded(std::to_string(step), 12) + padded(decimals(probability, 4), 12) + padded(decimals(mean, 4), 15) +
                (timeFrequency ? "time-frequency" : "block") + "\n";
    }
};

int showCurriculum(const Options& options, Terminal& terminal) {
    const RunConfig config = options.config.resolve(terminal.common());
    const CurriculumProfile profile = curriculumProfile(config);
    const std::int64_t last = std::max<std::int64_t>(config.train.steps - 1, 0);
    const std::int64_t intervals = std::max<std::int64_t>(1, std::min(options.points - 1, last));
    Points points;
    for (std::int64_t point = 0; point <= std::min(intervals, last); ++point) {
        points.add(config, profile, last * point / intervals);
    }
    terminal.result({{"steps", points.steps},
                     {"scheduled", points.scheduled},
                     {"drawn", points.drawn},
                     {"running_mean", points.running},
                     {"mean_scheduled", profile.meanScheduled},
                     {"mean_drawn", profile.meanDrawn},
                     {"break_points", breaksOf(profile)}},
                    points.text + "\nmean share of time-frequency masks: scheduled " + decimals(profile.meanScheduled, 4) + ", drawn " +
                        decimals(profile.meanDrawn, 4) + "\n" + breakLines(profile));
    return 0;
}

}  // namespace

void addCurriculumCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command =
        line.add("curriculum", "Scheduled probability of time-frequency masks over the training, and what a seed draws.",
                 {"ajepa curriculum --preset a-jepa", "ajepa curriculum --preset a-jepa --set curriculum.function=linear --points 1000 --json"});
    options->config.addTo(command);
    command.add_option("--points", options->points, "Steps to show, evenly over the training")
        ->check(CLI::Range(2, 100000000))
        ->capture_default_str()
        ->type_name("N");
    line.onRun(command, [options](Terminal& terminal) { return showCurriculum(*options, terminal); });
}

}  // namespace ajepa::cli
