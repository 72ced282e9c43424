// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/audio_walk.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/corpus/corpus_manifest.h"
#include "engine/corpus/csv.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

constexpr std::array<std::string_view, 24> extensions = {".wav",  ".wave", ".rf64", ".w64",  ".bwf", ".aif", ".aiff", ".aifc",
                                                         ".flac", ".ogg",  ".oga",  ".opus", ".mp3", ".m4a", ".mp4",  ".aac",
                                                         ".wma",  ".caf",  ".au",   ".snd",  ".amr", ".ape", ".wv",   ".mka"};

void take(AudioWalk& walk, const fs::path& root, const fs::path& file) {
    const std::string name = file.lexically_relative(root).generic_string();
    const auto refuse = [&](const char* why) { walk.problems.push_back({name, "unreadable", why, true}); };
    std::error_code ignored;
    if (!isUtf8(name)) {
        std::string shown = name;
        std::replace_if(
            shown.begin(), shown.end(), [](unsigned char c) { return c >= 0x80; }, '?');
        walk.problems.push_back({shown, "unreadable", "the file name is not UTF-8; rename the file", true});
    } else if (!fs::is_regular_file(file, ignored)) {
        refuse("not a regular file, or a link that leads nowhere");
    } else if (fs::is_symlink(file, ignored) && !resolvesBelow(root, file)) {
        refuse("a link that leads out of the source folder");
    } else {
        walk.files.push_back(name);
    }
}

void walkFolder(AudioWalk& walk, const fs::path& root, const fs::path& folder) {
    std::error_code error;
    fs::directory_iterator entries(folder, error);
    for (; !error && entries != fs::directory_iterator{}; entries.increment(error)) {
        const fs::path& path = entries->path();
        std::error_code ignored;
        if (path.filename().native().starts_with('.')) {
            continue;
        }
        if (entries->is_directory(ignored) && !entries->is_symlink(ignored)) {
            walkFolder(walk, root, path);
        } else if (looksLikeAudio(path) && !entries->is_directory(ignored)) {
            take(walk, root, path);
        }
    }
    if (error) {
        const std::string name = folder.lexically_relative(root).generic_string();
        walk.problems.push_back({isUtf8(name) ? name : "?", "unreadable", "the folder cannot be read: " + error.message(), true});
    }
}

}  // namespace

bool looksLikeAudio(const fs::path& path) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return std::tolower(c); });
    return std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
}

AudioWalk walkAudio(const fs::path& root) {
    AudioWalk walk;
    walkFolder(walk, root, root);
    std::sort(walk.files.begin(), walk.files.end());
    std::sort(walk.problems.begin(), walk.problems.end(), [](const ImportProblem& a, const ImportProblem& b) { return a.path < b.path; });
    return walk;
}

}  // namespace ajepa
