// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audio/waveform.h"

namespace ajepa {

/// One row of clips.csv.
struct Clip {
    std::string id;    ///< unique within the corpus
    std::string path;  ///< relative to the corpus' audio root, or absolute; empty for rendered clips
    double startS = 0;
    double durationS = 0;             ///< as decoded
    std::vector<std::string> labels;  ///< usually one; several are separated by ';' in the file
    std::string fold;                 ///< "1".."5" or empty
    std::string split;                ///< "train", "val", "test" or empty
    std::string group;                ///< speaker or source; empty if unknown
};

/// A collection of clips. Reading a clip decodes it on demand; nothing else touches audio. Immutable; safe to share between threads.
class Corpus {
public:
    virtual ~Corpus() = default;
    virtual const std::string& name() const = 0;
    virtual const std::vector<Clip>& clips() const = 0;
    /// Decoded, mixed down, at the file's own rate. Throws AudioError; std::out_of_range for a wrong index.
    virtual Waveform read(std::size_t clip) const = 0;
    /// The sound file that a clip is read from; empty for a rendered clip.
    virtual std::filesystem::path file(std::size_t clip) const;
    /// SHA-256 (hex) over the ordered clip rows: the manifest hash of the run's environment.
    virtual std::string fingerprint() const = 0;
    /// Where it was opened: the folder, or "demo:SEED:CLIPS".
    virtual const std::string& location() const = 0;
};

/// Opens `corpus.toml` + `clips.csv` in a folder, or the demo corpus from "demo", "demo:SEED" or "demo:SEED:CLIPS".
/// Throws Error(data) for a missing or malformed manifest (line number, what is wrong), an empty corpus, or duplicate ids;
/// paths that leave the audio root are refused unless corpus.toml allows them.
std::shared_ptr<const Corpus> openCorpus(const std::string& location);

/// The eight sound families of the demo corpus, rendered from a seed on demand: label = family. 4-fold by seed, group = voice.
/// Families: sweep, fm-bell, plucked-string, formant-vowel, bird-chirp, engine-hum, rain-wind, drum-groove. 16 kHz, 2 s by default.
std::shared_ptr<const Corpus> demoCorpus(std::uint64_t seed = 0, int clips = 320, double seconds = 2.0);

/// Sorted distinct labels, folds, splits and groups of a corpus.
struct CorpusSummary {
    std::size_t clips = 0;
    double hours = 0;
    std::vector<std::string> classes, folds, splits;
    std::size_t groups = 0;
};
CorpusSummary summarise(const Corpus& corpus);

}  // namespace ajepa
