// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/clip_selection.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

#include "engine/base/error.h"
#include "engine/base/random.h"

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

bool isHeldOut(const Clip& clip, const std::set<std::string>& heldOut) {
    return heldOut.contains(clip.fold) || heldOut.contains(clip.group);
}

/// FNV-1a, 64 bits.
std::uint64_t hashOf(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char letter : text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
    }
    return hash;
}

/// A clip's place in the order in which shares take them.
std::uint64_t rankOf(const Clip& clip) {
    RandomStream draw(hashOf(clip.id), "training-share");
    const std::uint64_t high = draw.bits();
    return high << 32U | draw.bits();
}

/// Keeps a share of the chosen clips, ascending.
void keepShare(std::vector<std::size_t>& chosen, const std::vector<Clip>& clips, double share) {
    if (share >= 1 || chosen.empty()) {
        return;
    }
    std::vector<std::pair<std::uint64_t, std::size_t>> ranked;
    for (const std::size_t index : chosen) {
        ranked.emplace_back(rankOf(clips[index]), index);
    }
    std::sort(ranked.begin(), ranked.end());
    ranked.resize(std::max<std::size_t>(static_cast<std::size_t>(std::llround(share * static_cast<double>(ranked.size()))), 1));
    chosen.clear();
    for (const auto& [rank, index] : ranked) {
        chosen.push_back(index);
    }
    std::sort(chosen.begin(), chosen.end());
}

}  // namespace

std::vector<std::size_t> trainingClips(const Corpus& corpus, const DataConfig& data) {
    const std::vector<Clip>& clips = corpus.clips();
    const std::set<std::string> heldOut = commaSeparated(data.heldOutFolds);
    const bool hasSplits = std::any_of(clips.begin(), clips.end(), [](const Clip& clip) { return !clip.split.empty(); });
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < clips.size(); ++i) {
        const bool inSplit = !hasSplits || clips[i].split == data.trainingSplit;
        if (inSplit && !isHeldOut(clips[i], heldOut)) {
            chosen.push_back(i);
        }
    }
    if (chosen.empty()) {
        throw Error(
            ErrorKind::data,
            "No clip of " + corpus.name() + " is left to train on: split \"" + data.trainingSplit + "\", held out \"" + data.heldOutFolds + "\".",
            hasSplits ? "data.trainingSplit" : "data.heldOutFolds", "Look at the corpus' splits and folds with: ajepa corpus show");
    }
    keepShare(chosen, clips, data.trainingShare);
    return chosen;
}

std::vector<std::size_t> testClips(const Corpus& corpus, const DataConfig& data, const std::string& testSplit) {
    const std::set<std::string> heldOut = commaSeparated(data.heldOutFolds);
    const bool bySplit = heldOut.empty() && !testSplit.empty() && testSplit != data.trainingSplit;
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < corpus.clips().size(); ++i) {
        const Clip& clip = corpus.clips()[i];
        if (isHeldOut(clip, heldOut) || (bySplit && clip.split == testSplit)) {
            chosen.push_back(i);
        }
    }
    if (chosen.empty()) {
        throw Error(ErrorKind::data,
                    "No clip of " + corpus.name() + " is left to test on: held out \"" + data.heldOutFolds + "\", split \"" + testSplit + "\".",
                    "data.held_out_folds", "Hold out a fold or a group, as data.held_out_folds = \"1\"; ajepa corpus show lists them.");
    }
    return chosen;
}

}  // namespace ajepa
