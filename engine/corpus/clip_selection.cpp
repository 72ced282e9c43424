// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/clip_selection.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "engine/base/error.h"

namespace ajepa {
namespace {

std::set<std::string> commaSeparated(const std::string& text) {
    std::set<std::string> items;
    std::istringstream stream(text);
    for (std::string item; std::getline(stream, item, ',');) {
        const std::size_t first = item.find_first_not_of(' ');
        if (first != std::string::npos) {
            items.insert(item.substr(first, item.find_last_not_of(' ') - first + 1));
        }
    }
    return items;
}

}  // namespace

std::vector<std::size_t> trainingClips(const Corpus& corpus, const DataConfig& data) {
    const std::vector<Clip>& clips = corpus.clips();
    const std::set<std::string> heldOut = commaSeparated(data.heldOutFolds);
    const bool hasSplits = std::any_of(clips.begin(), clips.end(), [](const Clip& clip) { return !clip.split.empty(); });
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < clips.size(); ++i) {
        const bool inSplit = !hasSplits || clips[i].split == data.trainingSplit;
        const bool isHeldOut = heldOut.contains(clips[i].fold) || heldOut.contains(clips[i].group);
        if (inSplit && !isHeldOut) {
            chosen.push_back(i);
        }
    }
    if (chosen.empty()) {
        throw Error(
            ErrorKind::data,
            "No clip of " + corpus.name() + " is left to train on: split \"" + data.trainingSplit + "\", held out \"" + data.heldOutFolds + "\".",
            hasSplits ? "data.trainingSplit" : "data.heldOutFolds", "Look at the corpus' splits and folds with: ajepa corpus show");
    }
    return chosen;
}

}  // namespace ajepa
