// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "engine/base/error.h"
#include "engine/corpus/audio_walk.h"
#include "engine/corpus/audioset_manifest.h"
#include "engine/corpus/corpus_manifest.h"
#include "engine/corpus/layouts.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

/// An entry, the manifest that it comes from, and the file that it means; empty if there is none.
struct PlacedEntry {
    AudiosetEntry entry;
    fs::path manifest;
    fs::path file;
};

std::vector<fs::path> manifestsOf(const fs::path& source) {
    std::error_code ignored;
    if (fs::is_regular_file(source, ignored)) {
        return {source};
    }
    std::vector<fs::path> manifests;
    std::error_code error;
    for (fs::directory_iterator entries(source, error); !error && entries != fs::directory_iterator{}; entries.increment(error)) {
        if (looksLikeAudiosetManifest(entries->path())) {
            manifests.push_back(entries->path());
        }
    }
    std::sort(manifests.begin(), manifests.end());
    return manifests;
}

/// The file that an entry means. A manifest made on another machine names absolute paths of that machine: then the longest end of the path that exists beside
/// the manifest is taken.
fs::path fileOf(const std::string& wav, const fs::path& folder) {
    std::error_code ignored;
    const fs::path given = fs::path(wav).lexically_normal();
    if (given.is_relative() || fs::exists(given, ignored)) {
        return given.is_relative() ? (folder / given).lexically_normal() : given;
    }
    fs::path rest = given.relative_path();
    while (!rest.empty() && !fs::exists(folder / rest, ignored)) {
        rest = rest.lexically_relative(*rest.begin());
        rest = rest == "." ? fs::path{} : rest;
    }
    return rest.empty() ? fs::path{} : folder / rest;
}

std::vector<PlacedEntry> placedEntries(const std::vector<fs::path>& manifests) {
    std::vector<PlacedEntry> placed;
    for (const fs::path& manifest : manifests) {
        readAudiosetManifest(manifest, [&](AudiosetEntry entry) {
            fs::path file = fileOf(entry.wav, manifest.parent_path());
            placed.push_back({std::move(entry), manifest, std::move(file)});
        });
    }
    return placed;
}

/// The deepest folder that holds every file; the manifest's own if no file lies elsewhere.
fs::path commonFolder(const std::vector<PlacedEntry>& entries, const fs::path& folder) {
    fs::path common;
    for (const PlacedEntry& placed : entries) {
        if (placed.file.empty()) {
            continue;
        }
        const bool elsewhere = fs::path(placed.entry.wav).lexically_normal() == placed.file;
        const fs::path holder = elsewhere ? placed.file.parent_path() : folder;
        if (common.empty()) {
            common = holder;
        }
        while (holder != common && !staysBelow(holder.lexically_relative(common).generic_string())) {
            common = common.parent_path();
        }
    }
    return common.empty() ? folder : common;
}

/// Which part a manifest stands for, where there are several: told by its name.
std::string splitOf(const fs::path& manifest) {
    std::string name = manifest.stem().string();
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto has = [&](const char* word) { return name.find(word) != std::string::npos; };
    return has("train") ? "train" : has("eval") || has("test") ? "test" : has("val") ? "val" : "";
}

std::map<std::string, std::string> labelNames(const fs::path& folder) {
    std::map<std::string, std::string> names = readLabelNames(folder);
    return names.empty() ? readLabelNames(folder.parent_path()) : names;
}

std::string refusal(const fs::path& root, const PlacedEntry& placed, const std::string& path) {
    std::error_code ignored;
    if (placed.file.empty() || !fs::exists(placed.file, ignored)) {
        return "the file is missing";
    }
    if (!staysBelow(path) || !resolvesBelow(root, placed.file)) {
        return "the path leads out of the source folder";
    }
    return fs::is_regular_file(placed.file, ignored) ? std::string{} : "not a regular file";
}

void remarkOnLabels(SourceListing& listing, const std::string& manifest, bool hasTable, const std::set<std::string>& unknown) {
    if (!hasTable) {
        listing.problems.push_back({manifest, "unsupported",
                                    "no CSV with the columns mid and display_name (class_labels_indices.csv) lies beside it: labels keep their ids",
                                    false});
        return;
    }
    for (const std::string& label : unknown) {
        listing.problems.push_back({manifest, "unsupported", "the label " + label + " is not in the label table and keeps its id", false});
    }
}

void listUnnamed(SourceListing& listing, const std::set<std::string>& named) {
    const AudioWalk walk = walkAudio(listing.root);
    std::copy_if(walk.problems.begin(), walk.problems.end(), std::back_inserter(listing.problems),
                 [&](const ImportProblem& problem) { return !named.contains(problem.path); });
    for (const std::string& file : walk.files) {
        if (!named.contains(file)) {
            listing.problems.push_back({file, "unsupported", "not named in a manifest", true});
        }
    }
}

}  // namespace

void listAudioset(SourceListing& listing, const fs::path& source) {
    const std::vector<fs::path> manifests = manifestsOf(source);
    if (manifests.empty()) {
        throw Error(ErrorKind::data, source.string() + " holds no AudioSet-style manifest.", source.string(),
                    R"(Name the JSON file itself: {"data": [{"wav": "PATH", "labels": "/m/ID,/m/ID"}, ...]}.)");
    }
    const fs::path folder = manifests.front().parent_path();
    const std::vector<PlacedEntry> entries = placedEntries(manifests);
    const std::map<std::string, std::string> names = labelNames(folder);
    listing.root = commonFolder(entries, folder);
    std::set<std::string> named, unknown;
    for (const PlacedEntry& placed : entries) {
        Clip clip;
        clip.path = placed.file.empty() ? placed.entry.wav : placed.file.lexically_relative(listing.root).generic_string();
        const std::string place = " (" + placed.manifest.filename().string() + ", entry " + std::to_string(placed.entry.number) + ")";
        const std::string why = refusal(listing.root, placed, clip.path);
        if (!why.empty() || !named.insert(clip.path).second) {
            listing.problems.push_back({clip.path, why.empty() ? "duplicate" : "unreadable", (why.empty() ? "named twice" : why) + place, true});
            continue;
        }
        for (const std::string& id : placed.entry.labels) {
            const auto name = names.find(id);
            clip.labels.push_back(name == names.end() ? id : name->second);
            if (name == names.end()) {
                unknown.insert(id);
            }
        }
        clip.split = manifests.size() > 1 ? splitOf(placed.manifest) : "";
        listing.clips.push_back(std::move(clip));
    }
    remarkOnLabels(listing, manifests.front().filename().string(), !names.empty(), unknown);
    std::error_code ignored;
    if (listing.root == folder && fs::equivalent(source, folder, ignored)) {
        listUnnamed(listing, named);
    }
}

bool holdsAudiosetManifest(const fs::path& source) {
    return !manifestsOf(source).empty() && (fs::is_directory(source) || looksLikeAudiosetManifest(source));
}

}  // namespace ajepa
