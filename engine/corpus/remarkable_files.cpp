// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <unordered_map>

#include "engine/corpus/audio_survey.h"

namespace ajepa {
namespace {

constexpr double silentPeak = 1e-4;  // -80 dBFS
constexpr double clippedShareLimit = 0.001;
constexpr double sameLengthS = 0.005;  // either way: lengths within 10 ms of each other are the same
constexpr double usualShare = 0.8;
constexpr std::size_t fewestForUsualLength = 5;

std::string decimals(double value, int digits) {
    std::array<char, 64> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.*f", digits, value);
    return buffer.data();
}

double secondsOf(const AudioFacts& facts) {
    return static_cast<double>(facts.frames) / facts.sampleRateHz;
}

/// The length that at least 80 % of the files have to within 5 ms either way, or 0.
double usualLength(const std::vector<const SurveyedFile*>& files) {
    std::vector<double> lengths;
    for (const SurveyedFile* file : files) {
        lengths.push_back(secondsOf(*file->facts));
    }
    std::sort(lengths.begin(), lengths.end());
    const auto needed = static_cast<std::size_t>(std::ceil(usualShare * static_cast<double>(lengths.size())));
    if (lengths.size() < fewestForUsualLength) {
        return 0;
    }
    // If such a length exists, it is the median: less than 20 % of the files lie on either side.
    const double median = lengths[lengths.size() / 2];
    const auto isUsual = [&](double length) { return std::abs(length - median) <= sameLengthS; };
    return static_cast<std::size_t>(std::count_if(lengths.begin(), lengths.end(), isUsual)) >= needed ? median : 0;
}

void noteLevel(const SurveyedFile& file, std::vector<ImportProblem>& problems) {
    const AudioFacts& facts = *file.facts;
    if (facts.peak < silentPeak) {
        problems.push_back({file.path, "silent", facts.peak > 0 ? "peak below -80 dBFS" : "all samples are zero", false});
    } else if (facts.zeroShare > 0.5) {
        problems.push_back({file.path, "silent", "partly silent: " + decimals(100.0 * facts.zeroShare, 1) + " % of the samples are zero", false});
    }
    if (facts.clippedShare >= clippedShareLimit) {
        problems.push_back({file.path, "clipped", decimals(100.0 * facts.clippedShare, 2) + " % of the samples are at full scale", false});
    }
}

}  // namespace

std::vector<ImportProblem> remarkableFiles(const std::vector<SurveyedFile>& files) {
    std::vector<const SurveyedFile*> readable;
    for (const SurveyedFile& file : files) {
        if (file.facts) {
            readable.push_back(&file);
        }
    }
    const double usual = usualLength(readable);
    std::unordered_map<std::uint64_t, const SurveyedFile*> firstOf;
    std::vector<ImportProblem> problems;
    for (const SurveyedFile* file : readable) {
        noteLevel(*file, problems);
        const auto [first, isNew] = firstOf.emplace(file->facts->contentHash, file);
        // Silence of the same length is no copy of anything.
        if (!isNew && file->facts->peak > 0) {
            problems.push_back({file->path, "duplicate", "the same sound as " + first->second->path, false});
        }
        const double seconds = secondsOf(*file->facts);
        if (usual > 0 && std::abs(seconds - usual) > sameLengthS) {
            problems.push_back({file->path, "odd-length", decimals(seconds, 3) + " s; most files last " + decimals(usual, 3) + " s", false});
        }
    }
    return problems;
}

}  // namespace ajepa
