// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/folder_corpus.h"

#include <utility>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/corpus/clip_table.h"
#include "engine/corpus/corpus_manifest.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

class FolderCorpus final : public Corpus {
public:
    FolderCorpus(std::string location, const CorpusManifest& manifest, std::vector<Clip> clips)
        : location_(std::move(location)),
          name_(manifest.name),
          root_(audioRoot(location_, manifest)),
          allowOutside_(manifest.allowOutsideRoot),
          clips_(std::move(clips)),
          fingerprint_(clipTableFingerprint(clips_)) {}

    const std::string& name() const override { return name_; }
    const std::vector<Clip>& clips() const override { return clips_; }
    std::string fingerprint() const override { return fingerprint_; }
    const std::string& location() const override { return location_; }
    fs::path file(std::size_t index) const override { return root_ / clips_.at(index).path; }

    Waveform read(std::size_t index) const override {
        const Clip& clip = clips_.at(index);
        const fs::path file = this->file(index);
        // A link can be put in place after opening, so that the check belongs here and not to openCorpus.
        if (!allowOutside_ && !resolvesBelow(root_, file)) {
            throw AudioError(AudioProblem::unreadable, file, "the path leads out of the audio root " + root_.string());
        }
        return readAudio(file, clip.startS, clip.durationS);
    }

private:
    std::string location_;
    std::string name_;
    fs::path root_;
    bool allowOutside_;
    std::vector<Clip> clips_;
    std::string fingerprint_;
};

void requireFile(const fs::path& folder, const char* file) {
    std::error_code ignored;
    if (!fs::is_regular_file(folder / file, ignored)) {
        throw Error(ErrorKind::data, folder.string() + " is no corpus: it holds no " + file + ".", folder.string(),
                    "Make one from a folder of sounds with: ajepa corpus import SOUNDS --out " + folder.string());
    }
}

}  // namespace

std::shared_ptr<const Corpus> openFolderCorpus(const std::string& folder) {
    requireFile(folder, manifestFileName);
    requireFile(folder, clipTableFileName);
    const CorpusManifest manifest = readCorpusManifest(fs::path(folder) / manifestFileName);
    std::vector<Clip> clips = readClipTable(fs::path(folder) / clipTableFileName);
    for (const Clip& clip : clips) {
        if (!manifest.allowOutsideRoot && !staysBelow(clip.path)) {
            throw Error(ErrorKind::data, "The clip " + clip.id + " of " + folder + " has the path " + clip.path + ", which leaves the audio root.",
                        clip.path, "If you trust this corpus, set allow_outside_root = true in its corpus.toml.");
        }
    }
    return std::make_shared<FolderCorpus>(folder, manifest, std::move(clips));
}

}  // namespace ajepa
