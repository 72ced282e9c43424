// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "app/cli/bench/benchmark.h"
#include "app/cli/number_text.h"
#include "engine/base/error.h"
#include "engine/config/presets.h"
#include "engine/masking/mask_plan.h"

namespace ajepa::cli {
namespace {

constexpr int clips = 256;
constexpr double tolerance = 0.03;  // of a mean share: over 100 batches the share of random masks, drawn once a batch, scatters by 0.006

std::string compare(const MaskSampler& sampler, const std::vector<std::uint64_t>& ids, const std::vector<float>& peer) {
    std::vector<MaskPlan> plans;
    for (int step = 0; step < 100; ++step) {
        plans.push_back(sampler.plan(step, ids));
    }
    const MaskStatistics ours = maskStatistics(plans);
    const std::string text = "context share " + decimals(ours.contextRatio, 3) + " and " + decimals(peer.at(0), 3) + ", target share " +
                             decimals(ours.targetRatio, 3) + " and " + decimals(peer.at(1), 3);
    if (std::abs(ours.contextRatio - peer[0]) > tolerance || std::abs(ours.targetRatio - peer[1]) > tolerance) {
        throw Error(ErrorKind::data, "Ours and the peer's masks follow different laws (" + text + "); no timing was taken.");
    }
    return text;
}

void benchMasks(BenchSession& session, const std::string& name, const RunConfig& config, const char* rule, const std::vector<double>& numbers) {
    const std::unique_ptr<MaskSampler> sampler = makeMaskSampler(config);
    std::vector<std::uint64_t> ids(clips);
    std::iota(ids.begin(), ids.end(), std::uint64_t{0});
    std::int64_t step = 0;
    MaskPlan plan;
    for (const char* form : {"numpy", "loops"}) {
        Contest contest{.id = name + "/" + form,
                        .what = "masks of a batch of 256 clips, " + std::to_string(gridTime(config)) + " x " + std::to_string(gridBands(config)) +
                                " patches, one thread",
                        .unit = "us per clip",
                        .unitsPerSecond = 1e6 / clips,
                        .script = "masks.py",
                        .arguments = {form, rule, std::to_string(clips), std::to_string(gridTime(config)), std::to_string(gridBands(config))},
                        .ours = [&] { plan = sampler->plan(step++, ids, std::move(plan)); },
                        .compare = [&](const std::filesystem::path& output) { return compare(*sampler, ids, readFloats(output)); }};
        for (const double number : numbers) {
            contest.arguments.push_back(std::to_string(number));
        }
        session.hold(contest);
    }
}

}  // namespace

void benchBlockMasks(BenchSession& session) {
    RunConfig config = presetConfig("a-jepa");
    config.mask.strategy = MaskStrategy::block;
    const MaskConfig& mask = config.mask;
    const double fewest = std::max<double>(mask.minKeep, std::ceil(mask.minKeepShare * gridTime(config) * gridBands(config)));
    benchMasks(session, "block-masks", config, "block",
               {static_cast<double>(mask.targets), mask.targetScale[0], mask.targetScale[1], mask.targetAspect[0], mask.targetAspect[1],
                mask.contextScale[0], mask.contextScale[1], fewest});
}

void benchRandomMasks(BenchSession& session) {
    const RunConfig config = presetConfig("audio-jepa");
    benchMasks(session, "random-masks", config, "random", {config.mask.ratio[0], config.mask.ratio[1]});
}

}  // namespace ajepa::cli
