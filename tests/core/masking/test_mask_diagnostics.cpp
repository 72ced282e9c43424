// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <sstream>

#include "engine/base/error.h"
#include "engine/masking/mask_diagnostics.h"
#include "tests/core/masking/mask_test_support.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

constexpr auto relative = MaskGeometry::grid;
constexpr auto literal = MaskGeometry::literal;

MaskDiagnostics diagnosed(const RunConfig& config, std::int64_t draws = 64000, int threads = 2) {
    return diagnoseMasks(config, {.draws = draws, .batchSize = 64, .threads = threads});
}

double unreached(MaskStrategy strategy, std::array<int, 2> shift) {
    RunConfig config = gridConfig(64, 8, strategy, relative);
    config.predictor.shift = shift;
    return diagnosed(config).all.unreached.back();
}

// What Python measured: tests/golden/masks/reachability.csv.
double referenceUnreached(const std::string& row) {
    std::ifstream file(golden("masks/reachability.csv"));
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(row)) {
            return std::stod(line.substr(row.size()));
        }
    }
    FAIL("no row " << row);
    return 0;
}

bool same(const MaskFigures& a, const MaskFigures& b) {
    return a.contextCoverage == b.contextCoverage && a.targetCoverage == b.targetCoverage && a.context.counts == b.context.counts &&
           a.unreached == b.unreached && a.batchMinimum == b.batchMinimum && a.relaxations == b.relaxations;
}

}  // namespace

TEST_CASE("a hand-made tally gives the shares that it holds") {
    const PatchGrid grid{2, 5};
    MaskTally tally(grid);
    MaskCounter counter(grid, nullptr);
    counter.add(tally, {{0, 1}, {{5, 6}, {6, 7}}, 0}, 4);
    counter.add(tally, {{1}, {{0, 1}}, 2}, 2);
    tally.batches = 1;
    tally.smallestContexts = 2;
    const MaskFigures figures = maskFigures(tally);
    CHECK(figures.draws == 2);
    CHECK(figures.contextCoverage == std::vector<double>{.5, 1, 0, 0, 0, 0, 0, 0, 0, 0});
    CHECK(figures.targetCoverage == std::vector<double>{.5, .5, 0, 0, 0, .5, .5, .5, 0, 0});
    CHECK(figures.context.mean == doctest::Approx(0.15));
    CHECK(figures.hidden.mean == doctest::Approx(0.85));
    CHECK(figures.targets.mean == doctest::Approx(0.25));
    CHECK(figures.targetRatio == doctest::Approx(0.2));
    CHECK(figures.overlap == doctest::Approx(1.0 / 6));
    CHECK(figures.relaxations == std::vector<double>{.5, 0, .5});
    CHECK(figures.relaxedShare == doctest::Approx(0.5));
    CHECK(figures.drawnContext == doctest::Approx(0.3));
    CHECK(figures.batchMinimum == doctest::Approx(0.2));
    CHECK(figures.context.counts[10] == 1);  // 2 of 10 cells: share 0.2 of 50 bins
    CHECK(figures.context.counts[5] == 1);
    CHECK(std::accumulate(figures.hidden.counts.begin(), figures.hidden.counts.end(), std::int64_t{0}) == 2);
    CHECK(figures.unreached.empty());
}

TEST_CASE("diagnostics equal the statistics of the method's table") {
    const struct {
        RunConfig config;
        double target, united, context, minimum, tolerance;
    } rows[] = {{gridConfig(14, 14, MaskStrategy::block, literal), .169, .443, .420, .275, .01},
                {gridConfig(64, 8, MaskStrategy::block, literal), .134, .414, .147, .029, .01},
                {gridConfig(64, 8, MaskStrategy::timeFrequency, literal), .061, .167, .046, .022, .01},
                {gridConfig(64, 8, MaskStrategy::block, relative), .172, .472, .484, .340, .02},
                {gridConfig(64, 8, MaskStrategy::timeFrequency, relative), .066, .180, .167, .053, .01}};
    for (const auto& row : rows) {
        const MaskFigures figures = diagnosed(row.config).all;
        CHECK(std::abs(figures.targetRatio - row.target) < 0.01);
        CHECK(std::abs(figures.targets.mean - row.united) < row.tolerance);
        CHECK(std::abs(figures.context.mean - row.context) < row.tolerance);
        CHECK(std::abs(figures.batchMinimum - row.minimum) < 1.5 * row.tolerance);
    }
    CHECK(std::abs(diagnosed(gridConfig(64, 8, MaskStrategy::timeFrequency, literal)).all.relaxedShare - 0.52) < 0.03);
}

TEST_CASE("unreached targets are those of an independent implementation and of the method's finding 3") {
    const double cross = unreached(MaskStrategy::timeFrequency, {2, 0}), connected = unreached(MaskStrategy::timeFrequency, {2, 2}),
                 blocks = unreached(MaskStrategy::block, {2, 0});
    CHECK(std::abs(cross - referenceUnreached("cross,2,0,")) < 0.02);
    CHECK(std::abs(connected - referenceUnreached("cross,2,2,")) < 0.004);
    CHECK(std::abs(blocks - referenceUnreached("block,2,0,")) < 0.003);
    // The finding's 27 %, 1.6 % and 0.6 % come from 4,000 to 8,000 masks in batches of 64, so that only 64 to 128 sizes were drawn for each.
    CHECK(std::abs(cross - 0.27) < 0.06);
    CHECK(std::abs(connected - 0.016) < 0.01);
    CHECK(std::abs(blocks - 0.006) < 0.004);
}

TEST_CASE("each layer reaches no less than the one before") {
    const auto found = diagnosed(gridConfig(64, 8, MaskStrategy::timeFrequency, relative), 5000).all.unreached;
    REQUIRE(found.size() == 16);
    CHECK(std::is_sorted(found.rbegin(), found.rend()));
    CHECK(found.front() > found.back());
}

TEST_CASE("figures do not depend on the number of threads") {
    RunConfig config = gridConfig(64, 8, MaskStrategy::curriculum, relative);
    const MaskDiagnostics one = diagnosed(config, 5000, 1), four = diagnosed(config, 5000, 4);
    CHECK(same(one.all, four.all));
    REQUIRE(one.block.has_value());
    CHECK(same(*one.block, *four.block));
    CHECK(one.tfShare == four.tfShare);
}

TEST_CASE("a curriculum's kinds are told apart and add up") {
    RunConfig config = gridConfig(64, 8, MaskStrategy::curriculum, relative);
    config.train.steps = 3000;
    const MaskDiagnostics found = diagnosed(config);
    REQUIRE(found.block.has_value());
    REQUIRE(found.timeFrequency.has_value());
    CHECK(found.block->draws + found.timeFrequency->draws == found.all.draws);
    CHECK(std::abs(found.tfShare - 0.667) < 0.05);
    CHECK(found.timeFrequency->context.mean < 0.25);
    CHECK(found.block->context.mean > 0.4);
    CHECK(std::abs(found.all.hidden.mean - 0.727) < 0.03);
}

TEST_CASE("coverage is that of the cells which training gets: truncation shows in it") {
    RunConfig config = gridConfig(64, 8, MaskStrategy::timeFrequency, relative);
    const auto shareOfLastThird = [](const MaskDiagnostics& found) {
        const auto& coverage = found.all.contextCoverage;
        const auto third = static_cast<std::ptrdiff_t>(coverage.size() / 3);
        return std::accumulate(coverage.end() - third, coverage.end(), 0.0) / std::accumulate(coverage.begin(), coverage.begin() + third, 0.0);
    };
    const double whole = shareOfLastThird(diagnosed(config));
    config.mask.truncation = Truncation::first;
    const MaskDiagnostics cut = diagnosed(config);
    CHECK(std::abs(whole - 1) < 0.15);
    CHECK(shareOfLastThird(cut) < 0.3);
    CHECK(cut.all.drawnContext > 2 * cut.all.context.mean);
    CHECK(std::abs(cut.all.context.mean - cut.all.batchMinimum) < 1e-9);
}

TEST_CASE("a stopped diagnosis says that it is not complete") {
    std::stop_source stop;
    std::int64_t seen = 0;
    const auto found = diagnoseMasks(gridConfig(64, 8, MaskStrategy::block, relative), {.draws = 64 * 200, .batchSize = 64, .threads = 1},
                                     stop.get_token(), [&](std::int64_t done, std::int64_t total) {
                                         CHECK(total == 64 * 200);
                                         seen = done;
                                         if (done >= 640) {
                                             stop.request_stop();
                                         }
                                     });
    CHECK_FALSE(found.complete);
    CHECK(seen == 640);
    CHECK(found.all.draws == 640);
}

TEST_CASE("large batches are drawn often enough, and windows that do not fit are said") {
    CHECK(batchesOf({.draws = 10000, .batchSize = 64}) == 157);
    CHECK(batchesOf({.draws = 10000, .batchSize = 512}) == 128);
    RunConfig config = gridConfig(64, 8, MaskStrategy::block, relative);
    config.predictor.window = {5, 4};
    const auto found = diagnosed(config, 100);
    CHECK(found.all.unreached.empty());
    CHECK(found.unreachableBecause.find("5") != std::string::npos);
    CHECK_THROWS_AS(diagnosed(config, 0), Error);
}
