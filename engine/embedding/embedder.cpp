// SPDX-License-Identifier: Apache-2.0
// W windows · S frames · M mels · N cells · D width
#include "engine/embedding/embedder.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cstring>

#include "engine/audio/audio_file.h"
#include "engine/base/error.h"
#include "engine/base/parallel.h"
#include "engine/embedding/embedding_memory.h"
#include "engine/embedding/pooling.h"
#include "engine/runs/safetensors.h"
#include "engine/training/weights_file.h"
#include "models/jepa.h"

namespace ajepa {
namespace {

constexpr std::size_t clipsPerBatch = 32;

/// How many clips from `begin` on are read together: 32, or fewer long ones, so that memory holds little more than the longest clip.
std::size_t batchSize(const Corpus& corpus, std::size_t begin, const RunConfig& config) {
    std::int64_t windows = 0;
    std::size_t count = 0;
    while (count < clipsPerBatch && begin + count < corpus.clips().size() && windows < 2 * Embedder::windowsPerPass) {
        windows += expectedWindows(config, corpus.clips()[begin + count].durationS);
        ++count;
    }
    return count;
}

/// The clips of a batch that could be read, and why the others could not.
struct ReadClips {
    std::vector<Embedder::Windows> windows;
    std::vector<std::size_t> clips;
    std::vector<std::string> unreadable;
};

ReadClips readClips(const Embedder& embedder, const Corpus& corpus, std::size_t begin, std::size_t count, int threads, const std::stop_token& stop) {
    std::vector<Embedder::Windows> windows(count);
    std::vector<std::string> reasons(count);
    parallelFor(count, threads, stop, [&](std::size_t i) {
        try {
            windows[i] = embedder.prepare(corpus.read(begin + i));
        } catch (const AudioError& error) {
            reasons[i] = error.what();
        }
    });
    if (stop.stop_requested()) {
        throw Error(ErrorKind::request, "embedding the corpus was stopped");
    }
    ReadClips read;
    for (std::size_t i = 0; i < count; ++i) {
        if (windows[i].windows == 0) {
            read.unreadable.push_back(reasons[i]);
        } else {
            read.windows.push_back(std::move(windows[i]));
            read.clips.push_back(begin + i);
        }
    }
    return read;
}

}  // namespace

Embedder::Embedder(const std::filesystem::path& weights, EncoderChoice encoder, bool untrained) {
    const SafetensorsFile file(weights);
    config_ = configOf(file);
    statistics_ = statisticsOf(file);
    features_ = std::make_unique<ClipFeatures>(config_.audio, config_.features);
    Jepa networks(config_);
    if (untrained) {
        networks.initialise(config_.train.seed);
    } else {
        readTensors(file, networks.checkpointTensors());
    }
    const bool target = encoder == EncoderChoice::target;
    encoder_ = std::static_pointer_cast<VitEncoder>((target ? networks.targetEncoder() : networks.contextEncoder()).shared_from_this());
    encoder_->eval();
}

Embedder::~Embedder() = default;

Embedder::Windows Embedder::prepare(const Waveform& clip) const {
    const LogMel raw = features_->rawWhole(clip);
    const int frames = config_.features.frames;
    Windows result;
    result.windows = std::max(1, (raw.frames + frames - 1) / frames);
    result.validFrames = raw.frames;
    for (int window = 0; window < result.windows; ++window) {
        const int begin = window * frames;
        LogMel part{{}, std::clamp(raw.frames - begin, 0, frames), raw.mels};
        part.values.assign(raw.values.begin() + static_cast<std::ptrdiff_t>(begin) * raw.mels,
                           raw.values.begin() + static_cast<std::ptrdiff_t>(begin + part.frames) * raw.mels);
        const LogMel padded = features_->finish(std::move(part), statistics_);
        result.logMel.insert(result.logMel.end(), padded.values.begin(), padded.values.end());
    }
    return result;
}

std::vector<ClipEmbedding> Embedder::embed(const std::vector<Windows>& clips) {
    if (clips.empty()) {
        return {};
    }
    const torch::NoGradGuard noGrad;
    std::vector<float> logMel;
    std::int64_t windows = 0;
    for (const Windows& clip : clips) {
        logMel.insert(logMel.end(), clip.logMel.begin(), clip.logMel.end());
        windows += clip.windows;
    }
    const torch::Tensor logMel_WSM = torch::from_blob(logMel.data(), {windows, config_.features.frames, config_.features.mels}, torch::kFloat);
    std::vector<float> tokens_WND;
    for (const torch::Tensor& pass_WSM : logMel_WSM.split(windowsPerPass)) {
        const torch::Tensor tokens = encoder_->forward(pass_WSM).contiguous();
        tokens_WND.insert(tokens_WND.end(), tokens.const_data_ptr<float>(), tokens.const_data_ptr<float>() + tokens.numel());
    }
    const float* next = tokens_WND.data();
    std::vector<ClipEmbedding> embeddings;
    for (const Windows& clip : clips) {
        ClipEmbedding embedding{{}, encoder_->dim(), gridTime(config_) * clip.windows, gridBands(config_), clip.validFrames};
        embedding.validTime = std::clamp((clip.validFrames + config_.encoder.patchFrames - 1) / config_.encoder.patchFrames, 1, embedding.time);
        const auto count = static_cast<std::ptrdiff_t>(embedding.time) * embedding.bands * embedding.dim;
        embedding.tokens.assign(next, next + count);
        next += count;
        embeddings.push_back(std::move(embedding));
    }
    return embeddings;
}

std::vector<float> Embedder::pooled(const ClipEmbedding& clip, Pooling pooling) const {
    return pool(clip.tokens, clip.time, clip.bands, clip.dim, clip.validTime, pooling);
}

std::vector<std::string> embedClips(Embedder& embedder, const Corpus& corpus, int threads, const std::stop_token& stop,
                                    const ClipTokensFunction& onClip, const ProgressFunction& progress) {
    std::vector<std::string> unreadable;
    const std::size_t total = corpus.clips().size();
    for (std::size_t begin = 0; begin < total;) {
        const std::size_t count = batchSize(corpus, begin, embedder.config());
        const ReadClips batch = readClips(embedder, corpus, begin, count, threads, stop);
        unreadable.insert(unreadable.end(), batch.unreadable.begin(), batch.unreadable.end());
        const std::vector<ClipEmbedding> embeddings = embedder.embed(batch.windows);
        for (std::size_t i = 0; i < embeddings.size(); ++i) {
            onClip(batch.clips[i], embeddings[i]);
        }
        begin += count;
        if (progress) {
            progress(static_cast<std::int64_t>(begin), static_cast<std::int64_t>(total));
        }
    }
    if (unreadable.size() == total) {
        throw Error(ErrorKind::data,
                    "no clip of corpus " + corpus.name() + " can be read: " + (unreadable.empty() ? "it is empty" : unreadable.front()), "corpus");
    }
    return unreadable;
}

Embeddings embedCorpus(Embedder& embedder, const Corpus& corpus, Pooling pooling, int threads, std::stop_token stop,
                       const ProgressFunction& progress) {
    Embeddings result;
    const auto keep = [&](std::size_t clip, const ClipEmbedding& tokens) {
        const std::vector<float> row = embedder.pooled(tokens, pooling);
        result.dim = static_cast<std::int64_t>(row.size());
        result.values.insert(result.values.end(), row.begin(), row.end());
        result.clips.push_back(clip);
    };
    result.unreadable = embedClips(embedder, corpus, threads, stop, keep, progress);
    return result;
}

}  // namespace ajepa
