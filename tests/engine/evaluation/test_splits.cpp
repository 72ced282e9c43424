// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/base/error.h"
#include "engine/evaluation/evaluation.h"

using namespace ajepa;

namespace {

/// A corpus of rows alone: nothing can be heard.
class RowCorpus final : public Corpus {
public:
    explicit RowCorpus(std::vector<Clip> clips) : clips_(std::move(clips)) {}
    const std::string& name() const override { return name_; }
    const std::vector<Clip>& clips() const override { return clips_; }
    Waveform read(std::size_t) const override { return {}; }
    std::string fingerprint() const override { return {}; }
    const std::string& location() const override { return name_; }

private:
    std::string name_ = "rows";
    std::vector<Clip> clips_;
};

Clip clip(std::string label, std::string fold, std::string split, std::string group) {
    return {.id = label + fold + split + group,
            .labels = {std::move(label)},
            .fold = std::move(fold),
            .split = std::move(split),
            .group = std::move(group)};
}

}  // namespace

TEST_CASE("folds win over groups and splits") {
    const RowCorpus corpus({clip("a", "1", "train", "x"), clip("b", "2", "test", "y"), clip("a", "2", "train", "x")});
    std::string rule;
    const auto splits = evaluationSplits(corpus, SplitRule::automatic, &rule);
    CHECK(rule == "2 folds");
    REQUIRE(splits.size() == 2);
    CHECK(splits[0].test == std::vector<std::size_t>{0});
    CHECK(splits[0].train == std::vector<std::size_t>{1, 2});
    CHECK(splits[1].test == std::vector<std::size_t>{1, 2});
}

TEST_CASE("a few speakers are left out one by one, no clip of theirs trains") {
    const RowCorpus corpus({clip("a", "", "train", "x"), clip("b", "", "test", "y"), clip("a", "", "train", "y")});
    std::string rule;
    const auto splits = evaluationSplits(corpus, SplitRule::automatic, &rule);
    CHECK(rule == "leave one of 2 groups out");
    CHECK(splits[1].name == "y");
    CHECK(splits[1].test == std::vector<std::size_t>{1, 2});
    CHECK(splits[1].train == std::vector<std::size_t>{0});
}

TEST_CASE("the official split trains on train and tests on test, val stays out") {
    const RowCorpus corpus({clip("a", "", "train", ""), clip("b", "", "val", ""), clip("a", "", "test", "")});
    const auto splits = evaluationSplits(corpus, SplitRule::official);
    REQUIRE(splits.size() == 1);
    CHECK(splits[0].train == std::vector<std::size_t>{0});
    CHECK(splits[0].test == std::vector<std::size_t>{2});
}

TEST_CASE("missing labels and missing columns are refused in words") {
    CHECK_THROWS_WITH_AS(evaluationSplits(RowCorpus({{.id = "lone"}})), doctest::Contains("clip lone"), Error);
    CHECK_THROWS_AS(evaluationSplits(RowCorpus({clip("a", "", "", "")}), SplitRule::folds), Error);
    CHECK_THROWS_AS(evaluationSplits(RowCorpus({clip("a", "", "", "")})), Error);
}
