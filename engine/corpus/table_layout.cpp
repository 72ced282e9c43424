// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "engine/base/error.h"
#include "engine/corpus/audio_walk.h"
#include "engine/corpus/clip_table.h"
#include "engine/corpus/corpus_manifest.h"
#include "engine/corpus/csv.h"
#include "engine/corpus/layouts.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

std::string either(const CsvRow& row, std::string_view first, std::string_view second) {
    return std::string(row.has(first) ? row.text(first) : row.text(second));
}

Clip clipOfSourceRow(const CsvRow& row) {
    Clip clip;
    clip.id = row.text("id");
    clip.path = row.text("path");
    clip.labels = splitLabels(either(row, "labels", "label"));
    clip.fold = row.text("fold");
    clip.split = row.text("split");
    clip.group = either(row, "group", "speaker");
    if (row.has("start_s")) {
        clip.startS = row.number("start_s");
        clip.durationS = row.number("duration_s");
    }
    if (clip.startS < 0 || clip.durationS < 0) {
        throw Error(ErrorKind::data, row.place() + ": start_s and duration_s must not be negative.", "start_s");
    }
    return clip;
}

/// Why a row is left out before its file is opened; empty if it is not.
std::string refusal(const fs::path& root, const std::string& path) {
    std::error_code ignored;
    if (path.empty()) {
        return "the row has no path";
    }
    if (!staysBelow(path) || !resolvesBelow(root, root / path)) {
        return "the path leads out of the source folder";
    }
    if (!fs::exists(root / path, ignored)) {
        return "the file is missing";
    }
    return fs::is_regular_file(root / path, ignored) ? std::string{} : "not a regular file";
}

}  // namespace

void listTable(SourceListing& listing, const fs::path& table) {
    std::set<std::string> named;
    readCsv(table, [&](const CsvRow& row) {
        if (!row.has("path")) {
            throw Error(ErrorKind::data, "The table " + table.string() + " has no column \"path\".", "path", "Its header must name at least: path");
        }
        Clip clip = clipOfSourceRow(row);
        // Written "./a.wav" and "a.wav" name the same file, so that both must read the same here.
        clip.path = fs::path(clip.path).lexically_normal().generic_string();
        named.insert(clip.path);
        const std::string why = refusal(listing.root, clip.path);
        if (why.empty()) {
            listing.clips.push_back(std::move(clip));
        } else {
            listing.problems.push_back({clip.path.empty() ? row.place() : clip.path, "unreadable", why + " (" + row.place() + ")", true});
        }
    });
    AudioWalk walk = walkAudio(listing.root);
    for (const ImportProblem& problem : walk.problems) {
        if (!named.contains(problem.path)) {
            listing.problems.push_back(problem);
        }
    }
    for (const std::string& file : walk.files) {
        if (!named.contains(file)) {
            listing.problems.push_back({file, "unsupported", "not named in " + table.filename().string(), true});
        }
    }
}

}  // namespace ajepa
