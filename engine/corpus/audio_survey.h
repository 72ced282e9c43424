// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/audio/audio_file.h"
#include "engine/corpus/source_listing.h"

namespace ajepa {

/// What decoding one file gave: facts, or the reason why there are none.
struct SurveyedFile {
    std::string path;  ///< relative to the source's root
    std::optional<AudioFacts> facts;
    std::string problem;  ///< kind, as in ImportProblem
    std::string detail;
};

/// Decodes each distinct file of the listing once, on several threads; the order is that of the listing whatever the threads do. A file that
/// cannot be decoded never ends the survey. Returns early, with files left out, once `options.stop` is requested.
std::vector<SurveyedFile> surveyAudio(const SourceListing& listing, const ImportOptions& options);

/// Findings that leave a file in the corpus: silent (all zero, peak below -80 dBFS, or more than half zeros), clipped (at least 0.1 % of the samples),
/// duplicate (of an earlier file), odd-length (where at least 80 % of the files have the same length to within 5 ms either way). Sorted by path.
std::vector<ImportProblem> remarkableFiles(const std::vector<SurveyedFile>& files);

}  // namespace ajepa
