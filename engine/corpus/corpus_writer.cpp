// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/corpus_writer.h"

#include <fcntl.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "engine/base/error.h"
#include "engine/corpus/clip_table.h"
#include "engine/runs/durable_file.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void failStorage(const fs::path& path, const std::string& what, const std::string& why) {
    throw Error(ErrorKind::storage, what + " " + path.string() + ": " + why + ".", path.string(),
                "Choose a folder that can be written and has space.");
}

bool isEmptyOrAbsent(const fs::path& folder) {
    std::error_code error;
    const bool isThere = fs::exists(fs::symlink_status(folder, error));
    return !isThere || (fs::is_directory(folder, error) && fs::is_empty(folder, error) && !error);
}

void requireReplaceable(const fs::path& out, const std::string& source) {
    if (isEmptyOrAbsent(out)) {
        return;
    }
    std::error_code ignored;
    if (!fs::is_regular_file(out / manifestFileName, ignored)) {
        throw Error(ErrorKind::storage, out.string() + " holds other files already.", out.string(), "Choose an empty or new folder for the corpus.");
    }
    const std::string present = readCorpusManifest(out / manifestFileName).source;
    if (present != source) {
        throw Error(ErrorKind::storage, out.string() + " holds the corpus of another source already: " + present + ".", out.string(),
                    "Choose an empty or new folder for the corpus.");
    }
}

/// Files that somebody put into the old corpus move over to the new one.
void keepForeignFiles(const fs::path& old, const fs::path& out) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(old, ignored)) {
        const fs::path name = entry.path().filename();
        if (name != manifestFileName && name != clipTableFileName && name != "audio") {
            fs::rename(entry.path(), out / name, ignored);
        }
    }
}

}  // namespace

CorpusWriter::CorpusWriter(const fs::path& out, const std::string& source) : out_(fs::absolute(out).lexically_normal()), source_(source) {
    if (!out_.has_filename()) {
        out_ = out_.parent_path();
    }
    requireReplaceable(out_, source_);
    std::error_code error;
    fs::create_directories(out_.parent_path(), error);
    std::string pattern = (out_.parent_path() / ("." + out_.filename().string() + ".tmp-XXXXXX")).string();
    if (error || mkdtemp(pattern.data()) == nullptr) {
        failStorage(out_.parent_path(), "No corpus can be made in", error ? error.message() : std::strerror(errno));
    }
    building_ = pattern;
    fs::permissions(building_, fs::perms(0755), error);
}

CorpusWriter::~CorpusWriter() {
    std::error_code ignored;
    if (!building_.empty()) {
        fs::remove_all(building_, ignored);
    }
}

void CorpusWriter::copyAudio(const fs::path& root, const std::string& relative) const {
    std::error_code error;
    const fs::path target = audioFolder() / relative;
    fs::create_directories(target.parent_path(), error);
    if (!error) {
        fs::copy_file(root / relative, target, error);
    }
    if (error) {
        failStorage(root / relative, "The sound cannot be copied:", error.message());
    }
    // A copy of a read-only source is ours to replace later.
    fs::permissions(target, fs::perms::owner_write, fs::perm_options::add, error);
}

void CorpusWriter::publish(CorpusManifest manifest, const std::vector<Clip>& clips) {
    manifest.name = out_.filename().string();
    manifest.source = source_;
    durableWrite(building_ / clipTableFileName, clipTableText(clips));
    durableWrite(building_ / manifestFileName, manifestText(manifest));
    syncFolder(building_);
    requireReplaceable(out_, source_);
    const bool replaces = !isEmptyOrAbsent(out_);
    const unsigned flags = replaces ? RENAME_EXCHANGE : 0U;
    if (renameat2(AT_FDCWD, building_.c_str(), AT_FDCWD, out_.c_str(), flags) != 0) {
        failStorage(out_, "The corpus cannot be moved to", std::strerror(errno));
    }
    if (replaces) {
        keepForeignFiles(building_, out_);
    } else {
        building_.clear();
    }
    syncFolder(out_.parent_path());
}

}  // namespace ajepa
