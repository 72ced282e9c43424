// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/corpus_manifest.h"

#include <toml++/toml.h>

#include <algorithm>
#include <sstream>

#include "engine/base/error.h"
#include "engine/runs/durable_file.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

toml::table parsed(const fs::path& path) {
    constexpr std::size_t limit = 4U << 20U;
    const std::string text = readTextFile(path, limit);
    try {
        return toml::parse(text);
    } catch (const toml::parse_error& error) {
        const auto line = error.source().begin.line;
        throw Error(ErrorKind::data, path.string() + ", line " + std::to_string(line) + ": " + std::string(error.description()), path.string(),
                    "Import the sounds again with: ajepa corpus import");
    }
}

/// Only what stands there as a whole number: toml++ would turn 1e300 into one without looking whether it fits.
std::int64_t wholeNumber(const toml::table& table, std::string_view key) {
    return table[key].value_exact<std::int64_t>().value_or(0);
}

}  // namespace

std::string manifestText(const CorpusManifest& manifest) {
    const toml::table table{{"format", manifest.format},
                            {"name", manifest.name},
                            {"kind", manifest.kind},
                            {"source", manifest.source},
                            {"root", manifest.root},
                            {"created_by", manifest.createdBy},
                            {"clips", static_cast<std::int64_t>(manifest.clips)},
                            {"hours", manifest.hours},
                            {"allow_outside_root", manifest.allowOutsideRoot}};
    std::ostringstream text;
    text << table << '\n';
    return text.str();
}

CorpusManifest readCorpusManifest(const fs::path& path) {
    const toml::table table = parsed(path);
    CorpusManifest manifest;
    const std::int64_t format = wholeNumber(table, "format");
    if (format != CorpusManifest::currentFormat) {
        throw Error(ErrorKind::data,
                    path.string() + ": format " + std::to_string(format) + " is not known; this version reads format " +
                        std::to_string(CorpusManifest::currentFormat) + ".",
                    "format");
    }
    manifest.root = table["root"].value_or(std::string{});
    if (manifest.root.empty()) {
        throw Error(ErrorKind::data, path.string() + ": the key \"root\" is missing; it says where the paths of clips.csv begin.", "root");
    }
    manifest.name = table["name"].value_or(path.parent_path().filename().string());
    manifest.kind = table["kind"].value_or(std::string{});
    manifest.source = table["source"].value_or(std::string{});
    manifest.createdBy = table["created_by"].value_or(std::string{});
    manifest.clips = static_cast<std::size_t>(std::max<std::int64_t>(0, wholeNumber(table, "clips")));
    manifest.hours = table["hours"].value_or(0.0);
    manifest.allowOutsideRoot = table["allow_outside_root"].value_or(false);
    return manifest;
}

fs::path audioRoot(const fs::path& folder, const CorpusManifest& manifest) {
    return (fs::absolute(folder) / manifest.root).lexically_normal();
}

bool staysBelow(const fs::path& relative) {
    return relative.is_relative() && std::find(relative.begin(), relative.end(), fs::path("..")) == relative.end();
}

bool resolvesBelow(const fs::path& root, const fs::path& path) {
    std::error_code rootError;
    std::error_code pathError;
    const fs::path realRoot = fs::weakly_canonical(root, rootError);
    const fs::path realPath = fs::weakly_canonical(path, pathError);
    return !rootError && !pathError && std::mismatch(realRoot.begin(), realRoot.end(), realPath.begin(), realPath.end()).first == realRoot.end();
}

}  // namespace ajepa
