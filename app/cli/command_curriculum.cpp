// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/config_options.h"
#include "app/cli/number_text.h"
#include "engine/masking/curriculum.h"

namespace ajepa::cli {
namespace {

struct Options {
    ConfigOptions config;
    std::int64_t points = 101;
};

int showCurriculum(const Options& options, Terminal& terminal) {
    const RunConfig config = options.config.resolve(terminal.common());
    const std::int64_t last = std::max<std::int64_t>(config.train.steps - 1, 0);
    const std::int64_t intervals = std::max<std::int64_t>(1, std::min(options.points - 1, last));
    Json steps = Json::array(), scheduled = Json::array(), drawn = Json::array();
    std::string text = padded("step", 12) + padded("scheduled", 12) + "drawn\n";
    for (std::int64_t point = 0; point <= std::min(intervals, last); ++point) {
        const std::int64_t step = last * point / intervals;
        const double probability = scheduledProbability(config.curriculum, step, config.train.steps);
        const bool timeFrequency = drawTimeFrequency(config.curriculum, config.train.seed, step, config.train.steps);
        steps.push_back(step);
        scheduled.push_back(probability);
        drawn.push_back(timeFrequency ? 1 : 0);
        text += padded(std::to_string(step), 12) + padded(decimals(probability, 4), 12) + (timeFrequency ? "time-frequency" : "block") + "\n";
    }
    terminal.result({{"steps", steps}, {"scheduled", scheduled}, {"drawn", drawn}}, text);
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
