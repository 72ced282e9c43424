// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>

#include "engine/evaluation/class_scores.h"

using namespace ajepa;

TEST_CASE("accuracy is the share of clips whose largest logit is their class's") {
    const std::vector<float> logits{2, 1, 0, /**/ 0, 3, 1, /**/ 5, 4, 0, /**/ 0, 0, 1};
    const std::vector<float> labels{1, 0, 0, /**/ 0, 1, 0, /**/ 0, 1, 0, /**/ 1, 0, 0};
    const ClassScores scores = accuracyScores(logits, labels, 3);
    CHECK(scores.metric == "accuracy");
    CHECK(scores.clips == 4);
    CHECK(scores.value == doctest::Approx(50));
    CHECK(scores.perClass[0] == doctest::Approx(50));
    CHECK(scores.perClass[1] == doctest::Approx(50));
    CHECK(std::isnan(scores.perClass[2]));
}

TEST_CASE("average precision is the mean over a class's clips of the precision down to each") {
    // Class 0, by logit: right, wrong, right, wrong: (1/1 + 2/3) / 2. Class 1 has its clips at places 2 and 4: (1/2 + 2/4) / 2. Class 2 has none.
    const std::vector<float> logits{4, 1, 0, /**/ 3, 4, 0, /**/ 2, 2, 0, /**/ 1, 3, 0};
    const std::vector<float> labels{1, 1, 0, /**/ 0, 0, 0, /**/ 1, 0, 0, /**/ 0, 1, 0};
    const ClassScores scores = averagePrecisionScores(logits, labels, 3);
    CHECK(scores.metric == "mAP");
    CHECK(scores.perClass[0] == doctest::Approx(100 * (1 + 2.0 / 3) / 2));
    CHECK(scores.perClass[1] == doctest::Approx(50));
    CHECK(std::isnan(scores.perClass[2]));
    CHECK(scores.value == doctest::Approx((100 * (1 + 2.0 / 3) / 2 + 50) / 2));
}

TEST_CASE("clips of equal logits count together, as in scikit-learn: their order says nothing") {
    // average_precision_score([0, 1, 1, 0], [0.5, 0.5, 0.9, 0.1]) = 0.5 * 1 + 0.5 * 2/3
    CHECK(averagePrecisionScores(std::vector<float>{0.5F, 0.5F, 0.9F, 0.1F}, std::vector<float>{0, 1, 1, 0}, 1).value ==
          doctest::Approx(100 * (0.5 + 1.0 / 3)));
    CHECK(averagePrecisionScores(std::vector<float>{0.5F, 0.5F, 0.9F, 0.1F}, std::vector<float>{1, 0, 1, 0}, 1).value ==
          doctest::Approx(100 * (0.5 + 1.0 / 3)));
}
