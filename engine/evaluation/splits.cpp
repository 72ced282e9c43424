// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>
#include <set>

#include "engine/base/error.h"
#include "engine/evaluation/evaluation.h"

namespace ajepa {
namespace {

using Key = std::function<const std::string&(const Clip&)>;

void requireOneLabelEach(const Corpus& corpus) {
    for (const Clip& clip : corpus.clips()) {
        if (clip.labels.size() != 1) {
            throw Error(ErrorKind::data,
                        "clip " + clip.id + " of corpus " + corpus.name() + " has " + std::to_string(clip.labels.size()) +
                            " labels; this protocol needs exactly one",
                        "labels", "import the corpus with labels: class folders, or a column `label` in clips.csv");
        }
    }
}

std::set<std::string> distinct(const Corpus& corpus, const Key& key) {
    std::set<std::string> values;
    for (const Clip& clip : corpus.clips()) {
        if (!key(clip).empty()) {
            values.insert(key(clip));
        }
    }
    return values;
}

// One split a distinct value: it tests, all other clips train.
std::vector<Split> leaveOneOut(const Corpus& corpus, const Key& key) {
    std::vector<Split> splits;
    for (const std::string& value : distinct(corpus, key)) {
        Split split{value, {}, {}};
        for (std::size_t i = 0; i < corpus.clips().size(); ++i) {
            (key(corpus.clips()[i]) == value ? split.test : split.train).push_back(i);
        }
        splits.push_back(std::move(split));
    }
    return splits;
}

std::vector<Split> officialSplit(const Corpus& corpus) {
    Split split{"test", {}, {}};
    for (std::size_t i = 0; i < corpus.clips().size(); ++i) {
        const std::string& part = corpus.clips()[i].split;
        if (part == "test") {
            split.test.push_back(i);
        } else if (part == "train") {
            split.train.push_back(i);
        }
    }
    return {split};
}

bool hasOfficialSplit(const Corpus& corpus) {
    const auto has = [&](const char* part) {
        return std::any_of(corpus.clips().begin(), corpus.clips().end(), [&](const Clip& clip) { return clip.split == part; });
    };
    return has("train") && has("test");
}

SplitRule chooseRule(const Corpus& corpus, std::size_t folds, std::size_t groups) {
    if (folds >= 2) {
        return SplitRule::folds;
    }
    if (groups >= 2 && groups <= 12) {
        return SplitRule::groups;
    }
    if (hasOfficialSplit(corpus)) {
        return SplitRule::official;
    }
    return SplitRule::groups;
}

[[noreturn]] void refuse(const Corpus& corpus, const std::string& column) {
    throw Error(ErrorKind::data, "corpus " + corpus.name() + " has no usable column `" + column + "` in clips.csv, so it cannot be split that way",
                column, "add the column, or choose another rule with --split folds, groups or official");
}

}  // namespace

std::vector<Split> evaluationSplits(const Corpus& corpus, SplitRule splits, std::string* rule) {
    requireOneLabelEach(corpus);
    const Key fold = [](const Clip& clip) -> const std::string& { return clip.fold; };
    const Key group = [](const Clip& clip) -> const std::string& { return clip.group; };
    const std::size_t folds = distinct(corpus, fold).size();
    const std::size_t groups = distinct(corpus, group).size();
    const SplitRule chosen = splits == SplitRule::automatic ? chooseRule(corpus, folds, groups) : splits;
    const auto say = [&](const std::string& words) {
        if (rule != nullptr) {
            *rule = words;
        }
    };
    if (chosen == SplitRule::folds) {
        say(std::to_string(folds) + " folds");
        return folds >= 2 ? leaveOneOut(corpus, fold) : (refuse(corpus, "fold"), std::vector<Split>{});
    }
    if (chosen == SplitRule::official) {
        say("official split");
        return hasOfficialSplit(corpus) ? officialSplit(corpus) : (refuse(corpus, "split"), std::vector<Split>{});
    }
    say("leave one of " + std::to_string(groups) + " groups out");
    return groups >= 2 ? leaveOneOut(corpus, group) : (refuse(corpus, "group"), std::vector<Split>{});
}

}  // namespace ajepa
