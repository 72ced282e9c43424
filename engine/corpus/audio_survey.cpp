// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/audio_survey.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace ajepa {
namespace {

void inspect(const std::filesystem::path& root, SurveyedFile& file) {
    try {
        file.facts = inspectAudio(root / file.path);
        if (file.facts->frames <= 0) {
            file.facts.reset();
            file.problem = "empty";
            file.detail = "no sample in it";
        }
    } catch (const AudioError& error) {
        file.problem = audioProblemId(error.problem());
        file.detail = error.what();
    } catch (const std::exception& error) {
        file.problem = "unreadable";
        file.detail = error.what();
    }
}

std::vector<SurveyedFile> distinctFiles(const SourceListing& listing) {
    std::vector<SurveyedFile> files;
    for (const Clip& clip : listing.clips) {
        if (files.empty() || files.back().path != clip.path) {
            files.push_back({clip.path, std::nullopt, {}, {}});
        }
    }
    return files;
}

}  // namespace

std::vector<SurveyedFile> surveyAudio(const SourceListing& listing, const ImportOptions& options) {
    std::vector<SurveyedFile> files = distinctFiles(listing);
    std::atomic<std::size_t> next = 0;
    std::size_t done = 0;
    std::mutex progressMutex;
    const auto work = [&] {
        for (std::size_t i = next++; i < files.size() && !options.stop.stop_requested(); i = next++) {
            inspect(listing.root, files[i]);
            const std::lock_guard lock(progressMutex);
            ++done;
            if (options.progress) {
                options.progress(done, files.size());
            }
        }
    };
    const std::size_t wanted = options.threads > 0 ? static_cast<std::size_t>(options.threads) : std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < std::min(wanted, files.size()); ++i) {
        threads.emplace_back(work);
    }
    threads.clear();
    return files;
}

}  // namespace ajepa
