// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/source_listing.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

#include "engine/base/error.h"
#include "engine/corpus/audio_walk.h"
#include "engine/corpus/clip_table.h"
#include "engine/corpus/corpus_manifest.h"
#include "engine/corpus/layouts.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

bool isFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

bool isFolder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool holdsEscNames(const std::vector<std::string>& files) {
    const auto fits = [](const std::string& file) { return file.find(" - ") != std::string::npos && isEscName(fs::path(file).stem().string()); };
    return !files.empty() && std::all_of(files.begin(), files.end(), fits);
}

bool holdsFsddNames(const fs::path& source, const std::vector<std::string>& files) {
    const auto fits = [](const std::string& file) { return isFsddName(fs::path(file).stem().string()); };
    return isFolder(source / "recordings") && !files.empty() && std::all_of(files.begin(), files.end(), fits);
}

bool holdsClassFolders(const std::vector<std::string>& files) {
    std::set<std::string> folders;
    for (const std::string& file : files) {
        const std::size_t slash = file.find('/');
        if (slash == std::string::npos) {
            return false;
        }
        folders.insert(file.substr(0, slash));
    }
    return folders.size() > 1;
}

/// The table that describes a source, or an empty path.
fs::path tableOf(const fs::path& source) {
    return isFile(source) ? source : isFile(source / clipTableFileName) ? source / clipTableFileName : fs::path{};
}

/// A source that is itself a corpus of ours keeps its sounds where its manifest says.
fs::path rootOf(const fs::path& source) {
    const fs::path folder = isFile(source) ? source.parent_path() : source;
    return isFile(folder / manifestFileName) ? audioRoot(folder, readCorpusManifest(folder / manifestFileName)) : folder;
}

void listByNames(SourceListing& listing) {
    switch (listing.kind) {
        case ImportKind::esc:
            return listEsc(listing);
        case ImportKind::fsdd:
            return listFsdd(listing);
        case ImportKind::speechCommands:
            return listSpeechCommands(listing);
        case ImportKind::classFolders:
            return listClassFolders(listing);
        default:
            return listFolder(listing);
    }
}

void order(SourceListing& listing) {
    const auto byPlace = [](const Clip& a, const Clip& b) { return std::tie(a.path, a.startS, a.id) < std::tie(b.path, b.startS, b.id); };
    std::stable_sort(listing.clips.begin(), listing.clips.end(), byPlace);
}

/// Clips without an id are named by their path, with a number from the second clip of a file on.
void nameClips(SourceListing& listing) {
    std::unordered_set<std::string> taken;
    for (const Clip& clip : listing.clips) {
        if (!clip.id.empty() && !taken.insert(clip.id).second) {
            throw Error(ErrorKind::data, "The id \"" + clip.id + "\" stands twice in the table of " + listing.root.string() + ".", "id");
        }
    }
    for (Clip& clip : listing.clips) {
        for (int number = 1; clip.id.empty(); ++number) {
            const std::string id = number == 1 ? clip.path : clip.path + "#" + std::to_string(number);
            clip.id = taken.insert(id).second ? id : std::string{};
        }
    }
}

}  // namespace

ImportKind detectKind(const fs::path& source) {
    if (isFile(source) && source.extension() == ".json") {
        return ImportKind::audioset;
    }
    if (!tableOf(source).empty()) {
        return ImportKind::csv;
    }
    if (holdsAudiosetManifest(source)) {
        return ImportKind::audioset;
    }
    const std::vector<std::string> files = walkAudio(source).files;
    if (isFile(source / "meta" / "esc50.csv") || holdsEscNames(files)) {
        return ImportKind::esc;
    }
    if (holdsFsddNames(source, files)) {
        return ImportKind::fsdd;
    }
    if (isFile(source / "validation_list.txt") || isFile(source / "testing_list.txt") || isFolder(source / "_background_noise_")) {
        return ImportKind::speechCommands;
    }
    return holdsClassFolders(files) ? ImportKind::classFolders : ImportKind::folder;
}

SourceListing listSource(const fs::path& given, ImportKind kind) {
    const fs::path source = fs::absolute(given).lexically_normal();
    if (!isFolder(source) && (!isFile(source) || looksLikeAudio(source))) {
        throw Error(ErrorKind::data, "There is no folder of sounds and no table at " + source.string() + ".", source.string(),
                    "Name a folder that holds sounds, a CSV file with a column \"path\", or an AudioSet-style JSON manifest.");
    }
    SourceListing listing;
    listing.kind = kind == ImportKind::automatic ? detectKind(source) : kind;
    if (listing.kind == ImportKind::audioset) {
        listAudioset(listing, source);
        order(listing);
        nameClips(listing);
        return listing;
    }
    listing.root = rootOf(source);
    const fs::path table = tableOf(source);
    if (listing.kind == ImportKind::csv && table.empty()) {
        throw Error(ErrorKind::data, source.string() + " holds no clips.csv.", source.string(), "Name the table itself, or choose another kind.");
    }
    if (table.empty()) {
        listByNames(listing);
    } else {
        listTable(listing, table);
    }
    order(listing);
    nameClips(listing);
    return listing;
}

}  // namespace ajepa
