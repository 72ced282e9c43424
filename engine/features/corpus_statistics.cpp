// SPDX-License-Identifier: Apache-2.0
#include "engine/features/corpus_statistics.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <thread>
#include <vector>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"

namespace ajepa {
namespace {

std::optional<LogMel> rawFeatures(const Corpus& corpus, std::size_t clip, const ClipFeatures& features) {
    try {
        return features.raw(corpus.read(clip));
    } catch (const AudioError&) {
        return std::nullopt;  // import and the preflight check report it
    }
}

/// The raw features of some clips, worked out by several threads; each thread takes every n-th clip. What one of them threw is thrown here.
std::vector<std::optional<LogMel>> rawBatch(const Corpus& corpus, std::span<const std::size_t> clips, const ClipFeatures& features,
                                            std::size_t threads) {
    std::vector<std::optional<LogMel>> batch(clips.size());
    std::vector<std::exception_ptr> thrown(threads);
    {
        std::vector<std::jthread> workers;
        for (std::size_t worker = 0; worker < threads; ++worker) {
            workers.emplace_back([&, worker] {
                try {
                    for (std::size_t i = worker; i < clips.size(); i += threads) {
                        batch[i] = rawFeatures(corpus, clips[i], features);
                    }
                } catch (...) {
                    thrown[worker] = std::current_exception();
                }
            });
        }
    }
    for (const std::exception_ptr& exception : thrown) {
        if (exception) {
            std::rethrow_exception(exception);
        }
    }
    return batch;
}

std::size_t threadCount(int threads) {
    return static_cast<std::size_t>(threads > 0 ? threads : static_cast<int>(std::max(1U, std::thread::hardware_concurrency())));
}

}  // namespace

FeatureStatistics measureStatistics(const Corpus& corpus, std::span<const std::size_t> clips, const AudioConfig& audio, const FeatureConfig& features,
                                    int threads, std::stop_token stop, const std::function<void(std::size_t, std::size_t)>& progress) {
    StatisticsAccumulator accumulator(features.mels);
    const bool given = features.normalise == Normalisation::global && features.deviation > 0;
    if (given || features.normalise == Normalisation::none) {
        return accumulator.finish(features);
    }
    constexpr std::size_t clipsPerThread = 16;
    const ClipFeatures pipeline(audio, features);
    const std::size_t workers = threadCount(threads);
    bool any = false;
    for (std::size_t done = 0; done < clips.size();) {
        if (stop.stop_requested()) {
            return {};
        }
        const std::size_t count = std::min(clips.size() - done, workers * clipsPerThread);
        for (const std::optional<LogMel>& logMel : rawBatch(corpus, clips.subspan(done, count), pipeline, workers)) {
            if (logMel) {
                accumulator.add(*logMel);
                any = any || logMel->frames > 0;
            }
        }
        done += count;
        if (progress) {
            progress(done, clips.size());
        }
    }
    if (!any) {
        throw Error(ErrorKind::data,
                    "none of the " + std::to_string(clips.size()) + " training clips of " + corpus.name() +
                        " gave a frame of sound, so nothing can be normalised",
                    "data.corpus", "import the corpus again with `ajepa corpus import`; its report names each bad file");
    }
    return accumulator.finish(features);
}

}  // namespace ajepa
