// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "engine/masking/mask_findings.h"
#include "tests/core/masking/mask_test_support.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

std::vector<MaskFinding> findings(const RunConfig& config) {
    return findingsOf(config, diagnoseMasks(config, {.draws = 20000, .batchSize = 64, .threads = 2}));
}

const MaskFinding* find(const std::vector<MaskFinding>& all, const std::string& id) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const MaskFinding& finding) { return finding.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("the literal rule's defects are found, with the literature's figures beside them") {
    RunConfig config = gridConfig(64, 8, MaskStrategy::block, MaskGeometry::literal);
    config.mask.truncation = Truncation::first;
    const auto all = findings(config);
    REQUIRE(find(all, "top-band") != nullptr);
    CHECK(find(all, "top-band")->sentence() == "The top band is never a target.");
    CHECK(find(all, "top-band")->warning);
    REQUIRE(find(all, "batch-minimum") != nullptr);
    CHECK(find(all, "batch-minimum")->warning);
    CHECK(find(all, "batch-minimum")->reference == 0.029);
    CHECK(find(all, "batch-minimum")->sentence().find("cut to the smallest of a batch of 64") != std::string::npos);
    CHECK(find(all, "end-of-clip") != nullptr);
    CHECK(find(all, "never-context") != nullptr);
    CHECK(all.front().warning);
    CHECK_FALSE(all.back().warning);
}

TEST_CASE("the recommended curriculum is warned of its windows, not of its coverage") {
    RunConfig config = gridConfig(64, 8, MaskStrategy::curriculum, MaskGeometry::grid);
    config.train.steps = 3000;
    const auto all = findings(config);
    CHECK(find(all, "top-band") == nullptr);
    CHECK(find(all, "last-column") == nullptr);
    CHECK(find(all, "never-context") == nullptr);
    REQUIRE(find(all, "unreached") != nullptr);
    CHECK(find(all, "unreached")->warning);
    CHECK(find(all, "unreached")->reference == 0.27);
    CHECK(find(all, "unreached")->sentence().starts_with("Time-frequency masks: 2"));
    CHECK(find(all, "hidden")->reference == 0.75);
    config.predictor.globalEvery = 4;
    const auto connected = findings(config);
    CHECK_FALSE(find(connected, "unreached")->warning);
    CHECK_FALSE(find(connected, "unreached")->reference.has_value());
}

TEST_CASE("shares are written with the digits that matter") {
    CHECK(shareText(0) == "0 %");
    CHECK(shareText(0.0001) == "< 0.1 %");
    CHECK(shareText(0.0294) == "2.9 %");
    CHECK(shareText(0.0996) == "10 %");
    CHECK(shareText(0.4666) == "47 %");
    CHECK(shareText(1) == "100 %");
}
