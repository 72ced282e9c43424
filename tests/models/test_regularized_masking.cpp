// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <string>

#include "models/classifier.h"
#include "models/regularized_masking.h"
#include "tests/models/tiny_jepa.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

/// A line a token: x where it attends to a token. Tokens 1 and 3 of four were chosen.
std::string allowed(RegularizedMasking masking) {
    const torch::Tensor allowed_LL = allowedAttention(torch::tensor({0.0F, 1.0F, 0.0F, 1.0F}).unsqueeze(0), masking).squeeze();
    std::string text;
    for (int i = 0; i < 4; ++i) {
        for (int j = 0; j < 4; ++j) {
            text += allowed_LL[i][j].item<bool>() ? 'x' : '.';
        }
        text += ' ';
    }
    return text;
}

RunConfig varied(double maskRatio, double dropPath) {
    RunConfig config = tinyConfig(PredictorFeed::fullGrid, AttentionKind::global);
    config.finetune.maskRatio = maskRatio;
    config.finetune.dropPath = dropPath;
    return config;
}

const std::vector<std::uint64_t> clips{3, 17, 4, 90};

/// Share of the tokens that some other token of their clip must not attend to.
double chosenShare(const torch::Tensor& allowed_S1LL) {
    return allowed_S1LL.squeeze(1).all(1).logical_not().to(torch::kFloat).mean().item<double>();
}

}  // namespace

TEST_CASE("a chosen token is hidden as a key from all others, and attends as its kind says") {
    CHECK(allowed(RegularizedMasking::self) == "x.x. x.xx x.x. xxx. ");
    CHECK(allowed(RegularizedMasking::strict) == "x.x. x.x. x.x. x.x. ");
    CHECK(allowed(RegularizedMasking::siblings) == "x.x. .x.. x.x. ...x ");
}

TEST_CASE("without ratio and depth nothing is varied") {
    CHECK(drawVariations(varied(0, 0), 5, clips).empty());
    const auto depthAlone = drawVariations(varied(0, 0.5), 5, clips);
    CHECK(!depthAlone[0].allowed_S1LL.defined());
    CHECK(!depthAlone[0].attention_S11.defined());  // the first block is never passed by
    CHECK(depthAlone[2].attention_S11.defined());
}

TEST_CASE("what is drawn is a function of seed, step, layer and clip, whatever clips are beside it") {
    const RunConfig config = varied(0.3, 0.4);
    const auto together = drawVariations(config, 8, clips), alone = drawVariations(config, 8, std::vector<std::uint64_t>{4});
    for (std::size_t layer = 0; layer < together.size(); ++layer) {
        CHECK(together[layer].allowed_S1LL[2].equal(alone[layer].allowed_S1LL[0]));
    }
    CHECK(together[2].mlp_S11[2].equal(alone[2].mlp_S11[0]));
    CHECK(!together[0].allowed_S1LL.equal(together[1].allowed_S1LL));
    CHECK(!together[0].allowed_S1LL.equal(drawVariations(config, 9, clips)[0].allowed_S1LL));
    RunConfig otherSeed = config;
    otherSeed.train.seed = 1;
    CHECK(!together[0].allowed_S1LL.equal(drawVariations(otherSeed, 8, clips)[0].allowed_S1LL));
}

TEST_CASE("the ratio is the share of the tokens that are chosen, and the depth that of the clips that pass by the last block") {
    RunConfig config = varied(0.1, 0.25);
    config.finetune.masking = RegularizedMasking::strict;
    double chosen = 0, passing = 0, kept = 0;
    constexpr int steps = 200;
    for (int step = 0; step < steps; ++step) {
        const auto variations = drawVariations(config, step, clips);
        for (const BlockVariation& variation : variations) {
            chosen += chosenShare(variation.allowed_S1LL) / (steps * 3.0);
        }
        passing += variations[2].attention_S11.eq(0).to(torch::kFloat).mean().item<double>() / steps;
        kept += variations[2].attention_S11.mean().item<double>() / steps;
    }
    CHECK(chosen == doctest::Approx(0.1).epsilon(0.02));  // 76,800 tokens
    CHECK(std::abs(passing - 0.25) < 4 * std::sqrt(0.25 * 0.75 / (steps * 4)));
    CHECK(std::abs(kept - 1) < 4 * std::sqrt(0.25 / 0.75 / (steps * 4)));
}

TEST_CASE("some token is always left to attend to") {
    RunConfig config = varied(0.9, 0);
    config.encoder.patchFrames = 32;
    config.encoder.patchMels = 8;  // two cells: both are chosen four times in five
    config.finetune.masking = RegularizedMasking::strict;
    for (int step = 0; step < 50; ++step) {
        for (const BlockVariation& variation : drawVariations(config, step, clips)) {
            CHECK(variation.allowed_S1LL.any(-1).all().item<bool>());
        }
    }
}

TEST_CASE("either kind is drawn half of the time") {
    RunConfig config = varied(0.5, 0);
    config.finetune.masking = RegularizedMasking::both;
    double alone = 0, count = 0;
    for (int step = 0; step < 100; ++step) {
        for (const BlockVariation& variation : drawVariations(config, step, clips)) {
            for (std::size_t clip = 0; clip < clips.size(); ++clip) {
                // Alone, a chosen token has a single key: itself.
                alone += variation.allowed_S1LL[static_cast<std::int64_t>(clip)][0].sum(-1).eq(1).any().item<bool>() ? 1 : 0;
                ++count;
            }
        }
    }
    CHECK(std::abs(alone / count - 0.5) < 4 * std::sqrt(0.25 / count));
}
