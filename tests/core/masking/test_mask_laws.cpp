// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string>

#include "engine/config/presets.h"
#include "engine/masking/mask_plan.h"
#include "tests/core/masking/mask_law_reference.h"

using namespace ajepa;
using ajepa::test::MaskLawReference;
using ajepa::test::ReferenceMasks;

namespace {

constexpr std::uint64_t seed = 20261124;
constexpr int draws = 20000;
constexpr double farQuantile = 3.719;  // of the normal distribution: one false alarm in ten thousand

/// How often each value of each feature of a mask was seen. Values of one draw are counted once each, so the counts of a feature are multinomial.
using Features = std::map<std::string, std::map<int, double>>;

struct Tally {
    Features features;

    void add(const std::string& feature, int value) { features[feature][value] += 1; }

    void addCells(const std::vector<std::uint8_t>& context, const std::vector<std::uint8_t>& hidden, int width) {
        const auto size = [](const auto& marks) { return std::accumulate(marks.begin(), marks.end(), 0); };
        add("context cells", size(context));
        add("union of targets", size(hidden));
        const auto first = [](const auto& marks) { return static_cast<int>(std::find(marks.begin(), marks.end(), 1) - marks.begin()); };
        add("first context cell", first(context));
        add("first hidden cell", first(hidden));
        int pattern = 0;  // corners and middle: what positions have in common
        for (const std::size_t cell :
             {std::size_t{0}, static_cast<std::size_t>(width) - 1, context.size() / 2, context.size() / 2 + 3, context.size() - 1}) {
            pattern = 3 * pattern + context[cell] + 2 * (1 - context[cell]) * hidden[cell];
        }
        add("pattern of five cells", pattern);
    }
};

Tally tallyOfReference(const RunConfig& config, bool timeFrequency) {
    MaskLawReference reference(config, seed);
    Tally tally;
    for (int i = 0; i < draws; ++i) {
        const bool random = config.mask.strategy == MaskStrategy::random;
        const ReferenceMasks masks = random ? reference.drawRandom() : reference.draw(timeFrequency);
        tally.addCells(masks.context, masks.hidden, gridBands(config));
        if (!random) {
            const auto& target = masks.targets.front();
            tally.add("target size", 100 * target.height + target.width);
            tally.add("target top", target.top);
            tally.add("target left", target.left);
            tally.add("relaxations", masks.relaxations);
        }
    }
    return tally;
}

// One clip a step, so that draws are independent: sizes and shares are drawn once a step.
Tally tallyOfSampler(const RunConfig& config) {
    const auto sampler = makeMaskSampler(config);
    const int width = gridBands(config);
    Tally tally;
    for (int step = 0; step < draws; ++step) {
        const ClipMasks masks = sampler->sample(step, 7);
        std::vector<std::uint8_t> context(static_cast<std::size_t>(gridCells(config))), hidden(context.size());
        std::for_each(masks.context.begin(), masks.context.end(), [&](int cell) { context[static_cast<std::size_t>(cell)] = 1; });
        for (const auto& target : masks.targets) {
            std::for_each(target.begin(), target.end(), [&](int cell) { hidden[static_cast<std::size_t>(cell)] = 1; });
        }
        tally.addCells(context, hidden, width);
        if (config.mask.strategy != MaskStrategy::random) {
            const int first = masks.targets.front().front(), last = masks.targets.front().back();
            tally.add("target size", 100 * (last / width - first / width + 1) + last % width - first % width + 1);
            tally.add("target top", first / width);
            tally.add("target left", first % width);
            tally.add("relaxations", masks.relaxations);
        }
    }
    return tally;
}

/// Chi-square of two samples of one size; values that are rare in both are counted as one.
void checkSameLaw(const std::string& feature, const std::map<int, double>& ours, std::map<int, double> theirs) {
    std::map<int, std::pair<double, double>> counts;
    for (const auto& [value, count] : ours) {
        counts[value].first = count;
    }
    for (const auto& [value, count] : theirs) {
        counts[value].second = count;
    }
    double statistic = 0, rareOurs = 0, rareTheirs = 0;
    int categories = 0;
    const auto add = [&](double a, double b) {
        if (a + b > 0) {
            statistic += (a - b) * (a - b) / (a + b);
            ++categories;
        }
    };
    for (const auto& [value, pair] : counts) {
        if (pair.first + pair.second < 20) {
            rareOurs += pair.first;
            rareTheirs += pair.second;
        } else {
            add(pair.first, pair.second);
        }
    }
    add(rareOurs, rareTheirs);
    const double freedom = std::max(categories - 1, 1);
    const double limit = freedom * std::pow(1 - 2 / (9 * freedom) + farQuantile * std::sqrt(2 / (9 * freedom)), 3);  // Wilson and Hilferty
    INFO(feature, ": chi-square ", statistic, " with ", freedom, " degrees of freedom, limit ", limit);
    CHECK(statistic <= limit);
}

void checkLaw(const RunConfig& config, bool timeFrequency) {
    const Tally ours = tallyOfSampler(config), theirs = tallyOfReference(config, timeFrequency);
    REQUIRE(ours.features.size() == theirs.features.size());
    for (const auto& [feature, counts] : ours.features) {
        checkSameLaw(feature, counts, theirs.features.at(feature));
    }
}

RunConfig configOf(MaskStrategy strategy, MaskGeometry geometry, HiddenCells hidden = HiddenCells::both) {
    RunConfig config = presetConfig(strategy == MaskStrategy::random ? "audio-jepa" : "a-jepa");
    config.mask.strategy = strategy;
    config.mask.geometry = geometry;
    config.mask.hiddenCells = hidden;
    config.mask.truncation = Truncation::ragged;
    config.train.seed = 11;
    return config;
}

}  // namespace

TEST_CASE("block masks follow the law of their description, relative to the grid and literal") {
    MESSAGE("seed ", seed);
    for (const MaskGeometry geometry : {MaskGeometry::grid, MaskGeometry::literal}) {
        CAPTURE(geometry == MaskGeometry::literal);
        checkLaw(configOf(MaskStrategy::block, geometry), false);
    }
}

TEST_CASE("time-frequency masks follow the law of their description, whatever a target hides") {
    MESSAGE("seed ", seed);
    for (const MaskGeometry geometry : {MaskGeometry::grid, MaskGeometry::literal}) {
        for (const HiddenCells hidden : {HiddenCells::both, HiddenCells::either, HiddenCells::time, HiddenCells::frequency}) {
            CAPTURE(geometry == MaskGeometry::literal);
            CAPTURE(static_cast<int>(hidden));
            checkLaw(configOf(MaskStrategy::timeFrequency, geometry, hidden), true);
        }
    }
}

TEST_CASE("random masks follow the law of their description") {
    MESSAGE("seed ", seed);
    checkLaw(configOf(MaskStrategy::random, MaskGeometry::grid), false);
}

TEST_CASE("the curriculum draws time-frequency masks as often as its square root says, all along the training") {
    RunConfig config = configOf(MaskStrategy::curriculum, MaskGeometry::grid);
    config.train.steps = 40000;
    config.curriculum = {};
    const auto sampler = makeMaskSampler(config);
    constexpr int parts = 20;
    double statistic = 0;
    for (int part = 0; part < parts; ++part) {
        double expected = 0, variance = 0, drawn = 0;
        for (int step = part * 2000; step < (part + 1) * 2000; ++step) {
            const double share = std::min(1.0, std::sqrt(step * (1 - 0.01 * 0.01) / 40000 + 0.01 * 0.01));
            expected += share;
            variance += share * (1 - share);
            drawn += sampler->drawsTimeFrequency(step, 0) ? 1 : 0;
        }
        statistic += (drawn - expected) * (drawn - expected) / variance;
    }
    CHECK(statistic < parts * std::pow(1 - 2.0 / (9 * parts) + farQuantile * std::sqrt(2.0 / (9 * parts)), 3));
}

// A law that is slightly wrong must be told apart, or the comparisons above say nothing.
TEST_CASE("the comparison of laws notices an aspect ratio, a bound and a share that are a little off") {
    const auto differs = [](const RunConfig& config, const RunConfig& other, bool timeFrequency) {
        const Tally ours = tallyOfSampler(config), theirs = tallyOfReference(other, timeFrequency);
        double worst = 0;
        for (const auto& [feature, counts] : ours.features) {
            double statistic = 0, categories = 0;
            for (const auto& [value, count] : counts) {
                const auto found = theirs.features.at(feature).find(value);
                const double their = found == theirs.features.at(feature).end() ? 0 : found->second;
                if (count + their >= 20) {
                    statistic += (count - their) * (count - their) / (count + their);
                    ++categories;
                }
            }
            worst = std::max(worst, statistic / std::max(categories, 1.0));
        }
        return worst;
    };
    const RunConfig block = configOf(MaskStrategy::block, MaskGeometry::grid), random = configOf(MaskStrategy::random, MaskGeometry::grid);
    RunConfig wider = block, literal = block, more = random;
    wider.mask.targetAspect[1] = 1.6;
    literal.mask.geometry = MaskGeometry::literal;
    more.mask.ratio[1] = 0.62;
    CHECK(differs(block, wider, false) > 3);
    CHECK(differs(block, literal, false) > 3);
    CHECK(differs(random, more, false) > 3);
}
