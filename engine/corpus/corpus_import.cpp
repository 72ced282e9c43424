// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/corpus_import.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "engine/base/error.h"
#include "engine/corpus/audio_survey.h"
#include "engine/corpus/corpus_writer.h"
#include "engine/corpus/source_listing.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

/// Room for rounding of times in tables.
constexpr double roundingS = 0.01;

void endIfStopped(const ImportOptions& options) {
    if (options.stop.stop_requested()) {
        throw Error(ErrorKind::request, "The import was stopped; no corpus was written.");
    }
}

/// Sets the decoded duration. False, with a problem, for a part that begins behind the end of its file.
bool fitDuration(Clip& clip, const AudioFacts& facts, std::vector<ImportProblem>& problems) {
    const double seconds = static_cast<double>(facts.frames) / facts.sampleRateHz;
    if (clip.startS >= seconds) {
        problems.push_back({clip.path, "truncated", "clip " + clip.id + " begins behind the end of its file", true});
        return false;
    }
    const double rest = seconds - clip.startS;
    if (clip.durationS > rest + roundingS) {
        problems.push_back({clip.path, "truncated", "clip " + clip.id + " ends behind the end of its file and was shortened", false});
    }
    clip.durationS = clip.durationS > 0 ? std::min(clip.durationS, rest) : rest;
    return true;
}

void count(ImportReport& report, const Clip& clip, const AudioFacts& facts) {
    ++report.clips;
    report.hours += clip.durationS / 3600.0;
    for (const std::string& label : clip.labels) {
        ++report.classes[label];
    }
    if (!clip.fold.empty()) {
        ++report.folds[clip.fold];
    }
    if (!clip.split.empty()) {
        ++report.splits[clip.split];
    }
    ++report.sampleRates[facts.sampleRateHz];
    ++report.channels[facts.channels];
}

/// Keeps the readable clips of the listing and fills the report.
std::vector<Clip> keepReadable(const SourceListing& listing, const std::vector<SurveyedFile>& files, ImportReport& report) {
    std::unordered_map<std::string, const SurveyedFile*> fileOf;
    for (const SurveyedFile& file : files) {
        fileOf.emplace(file.path, &file);
        if (!file.facts) {
            report.problems.push_back({file.path, file.problem, file.detail, true});
        }
    }
    std::vector<Clip> kept;
    std::set<std::string> groups;
    for (Clip clip : listing.clips) {
        const SurveyedFile& file = *fileOf.at(clip.path);
        if (file.facts && fitDuration(clip, *file.facts, report.problems)) {
            count(report, clip, *file.facts);
            groups.insert(clip.group);
            kept.push_back(std::move(clip));
        }
    }
    groups.erase(std::string{});
    report.groups = groups.size();
    return kept;
}

void requireClips(const std::vector<Clip>& clips, const ImportReport& report, const fs::path& source) {
    if (!clips.empty()) {
        return;
    }
    const std::string why = report.problems.empty()
                                ? "it holds no audio file"
                                : std::to_string(report.problems.size()) + " left out, the first is " + report.problems.front().path + " (" +
                                      report.problems.front().kind + ": " + report.problems.front().detail + ")";
    throw Error(ErrorKind::data, "No clip of " + source.string() + " can be read: " + why + ".", source.string(),
                "Known are WAV, AIFF, FLAC, Ogg Vorbis, Opus and MP3.");
}

CorpusManifest manifestOf(const ImportReport& report, std::string root) {
    CorpusManifest manifest;
    manifest.kind = report.kind;
    manifest.root = std::move(root);
    manifest.createdBy = "ajepa " AJEPA_VERSION;
    manifest.clips = report.clips;
    manifest.hours = report.hours;
    return manifest;
}

void copySounds(const CorpusWriter& writer, const SourceListing& listing, const std::vector<Clip>& clips, const ImportOptions& options) {
    std::set<std::string> copied;
    for (const Clip& clip : clips) {
        endIfStopped(options);
        if (copied.insert(clip.path).second) {
            writer.copyAudio(listing.root, clip.path);
        }
    }
}

}  // namespace

ImportReport importCorpus(const fs::path& source, const fs::path& out, const ImportOptions& options) {
    const fs::path from = fs::absolute(source).lexically_normal();
    std::error_code ignored;
    if (fs::equivalent(from, out, ignored)) {
        throw Error(ErrorKind::request, "The corpus cannot be written into its own source " + from.string() + ".", "out", "Choose another folder.");
    }
    const SourceListing listing = listSource(from, options.kind);
    CorpusWriter writer(out, from.string());
    const std::vector<SurveyedFile> files = surveyAudio(listing, options);
    endIfStopped(options);

    ImportReport report;
    report.kind = importKindId(listing.kind);
    report.problems = listing.problems;
    const std::vector<Clip> clips = keepReadable(listing, files, report);
    requireClips(clips, report, from);
    const std::vector<ImportProblem> remarks = remarkableFiles(files);
    report.problems.insert(report.problems.end(), remarks.begin(), remarks.end());
    std::stable_sort(report.problems.begin(), report.problems.end(), [](const auto& a, const auto& b) { return a.path < b.path; });

    if (options.copyAudio) {
        copySounds(writer, listing, clips, options);
    }
    endIfStopped(options);
    writer.publish(manifestOf(report, options.copyAudio ? "audio" : listing.root.string()), clips);
    return report;
}

ImportReport renderDemoCorpus(const fs::path& out, std::uint64_t seed, int clips) {
    const std::shared_ptr<const Corpus> corpus = demoCorpus(seed, clips);
    CorpusWriter writer(out, corpus->location());
    std::error_code error;
    fs::create_directories(writer.audioFolder(), error);
    ImportReport report;
    report.kind = "demo";
    std::vector<Clip> rows = corpus->clips();
    std::set<std::string> groups;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Waveform waveform = corpus->read(i);
        rows[i].path = rows[i].id + ".wav";
        writeWav(writer.audioFolder() / rows[i].path, waveform);
        AudioFacts facts;
        facts.sampleRateHz = waveform.sampleRateHz;
        facts.channels = 1;
        count(report, rows[i], facts);
        groups.insert(rows[i].group);
    }
    report.groups = groups.size();
    writer.publish(manifestOf(report, "audio"), rows);
    return report;
}

}  // namespace ajepa
