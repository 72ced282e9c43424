// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/layouts.h"

#include <fstream>
#include <map>
#include <regex>

#include "engine/base/error.h"
#include "engine/corpus/audio_walk.h"
#include "engine/corpus/csv.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

const std::regex escName("([0-9]+)-([0-9]+)-[A-Za-z]+(-[0-9]+)?");
const std::regex fsddName("([0-9])_(.+)_([0-9]+)");
const std::regex numberedFolder("[0-9]+ - (.+)");

std::string firstFolder(const std::string& path) {
    const std::size_t slash = path.find('/');
    return slash == std::string::npos ? std::string{} : path.substr(0, slash);
}

std::string stemOf(const std::string& path) {
    return fs::path(path).stem().string();
}

/// Adds every audio file; `fill` completes a clip, or says why it is left out.
template <typename Fill>
void listFiles(SourceListing& listing, Fill fill) {
    AudioWalk walk = walkAudio(listing.root);
    listing.problems.insert(listing.problems.end(), walk.problems.begin(), walk.problems.end());
    for (const std::string& file : walk.files) {
        Clip clip;
        clip.path = file;
        const std::string refusal = fill(clip);
        if (refusal.empty()) {
            listing.clips.push_back(std::move(clip));
        } else {
            listing.problems.push_back({file, "unsupported", refusal, true});
        }
    }
}

/// ESC-50's table: file name to category; empty for ESC-10's folders.
std::map<std::string, std::string> escCategories(const fs::path& root) {
    std::map<std::string, std::string> categories;
    const fs::path table = root / "meta" / "esc50.csv";
    std::error_code ignored;
    if (fs::is_regular_file(table, ignored)) {
        readCsv(table, [&](const CsvRow& row) { categories.emplace(row.text("filename"), row.text("category")); });
    }
    return categories;
}

void readSplitList(const fs::path& list, const std::string& split, std::map<std::string, std::string>& splits) {
    std::ifstream lines(list);
    for (std::string line; std::getline(lines, line);) {
        if (line.ends_with('\r')) {
            line.pop_back();
        }
        splits[line] = split;
    }
}

}  // namespace

bool isEscName(const std::string& stem) {
    return std::regex_match(stem, escName);
}

bool isFsddName(const std::string& stem) {
    return std::regex_match(stem, fsddName);
}

void listFolder(SourceListing& listing) {
    listFiles(listing, [](Clip&) { return std::string{}; });
}

void listClassFolders(SourceListing& listing) {
    listFiles(listing, [](Clip& clip) {
        if (const std::string label = firstFolder(clip.path); !label.empty()) {
            clip.labels = {label};
        }
        return std::string{};
    });
}

void listEsc(SourceListing& listing) {
    const std::map<std::string, std::string> categories = escCategories(listing.root);
    listFiles(listing, [&](Clip& clip) -> std::string {
        std::smatch parts;
        const std::string stem = stemOf(clip.path);
        if (!std::regex_match(stem, parts, escName)) {
            return "the name is not of ESC's form FOLD-SOURCE-TAKE";
        }
        clip.fold = parts[1];
        clip.group = parts[2];
        const std::string folder = firstFolder(clip.path);
        const auto known = categories.find(fs::path(clip.path).filename().string());
        std::smatch numbered;
        if (known != categories.end()) {
            clip.labels = {known->second};
        } else if (std::regex_match(folder, numbered, numberedFolder)) {
            clip.labels = {numbered[1]};
        }
        return clip.labels.empty() ? "neither meta/esc50.csv nor a class folder names its class" : std::string{};
    });
}

void listFsdd(SourceListing& listing) {
    listFiles(listing, [](Clip& clip) -> std::string {
        std::smatch parts;
        const std::string stem = stemOf(clip.path);
        if (!std::regex_match(stem, parts, fsddName)) {
            return "the name is not of FSDD's form DIGIT_SPEAKER_TAKE";
        }
        const std::string take = parts[3];
        clip.labels = {parts[1]};
        clip.group = parts[2];
        clip.split = take.size() == 1 && take[0] < '5' ? "test" : "train";
        return {};
    });
}

void listSpeechCommands(SourceListing& listing) {
    std::map<std::string, std::string> splits;
    readSplitList(listing.root / "validation_list.txt", "val", splits);
    readSplitList(listing.root / "testing_list.txt", "test", splits);
    listFiles(listing, [&](Clip& clip) -> std::string {
        const std::string word = firstFolder(clip.path);
        if (word.empty() || word == "_background_noise_") {
            return "background noise or another file outside the word folders";
        }
        const auto listed = splits.find(clip.path);
        const std::string stem = stemOf(clip.path);
        clip.labels = {word};
        clip.split = listed == splits.end() ? "train" : listed->second;
        clip.group = stem.substr(0, stem.find("_nohash_"));
        return {};
    });
}

}  // namespace ajepa
