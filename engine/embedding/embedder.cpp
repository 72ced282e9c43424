// SPDX-License-Identifier: Apache-2.0
// W windows · S frames · M mels · N cells · D width
#include "engine/embedding/embedder.h"

#include <algorithm>
#include <cstring>

#include "engine/embedding/pooling.h"
#include "engine/runs/safetensors.h"
#include "engine/training/encoder_weights.h"
#include "engine/training/weights_file.h"
#include "models/weight_init.h"

namespace ajepa {
namespace {

PatchGrid gridOf(const RunConfig& config) {
    return {.time = gridTime(config), .bands = gridBands(config)};
}

/// That of step 0: the draws are named after the context encoder, of which the target encoder is a copy there.
std::shared_ptr<VitEncoder> untrainedEncoder(const RunConfig& config) {
    auto encoder = std::make_shared<VitEncoder>(config.encoder, gridOf(config));
    std::vector<NamedTensor> parameters;
    append(parameters, "context_encoder.", encoder->named_parameters());
    initialiseTensors(parameters, config.encoder.init, config.train.seed);
    return encoder;
}

std::shared_ptr<VitEncoder> trainedEncoder(const SafetensorsFile& file, const RunConfig& config, bool target) {
    auto encoder = std::make_shared<VitEncoder>(config.encoder, gridOf(config));
    readTensors(file, encoderTensors(encoderPrefix(file, target), *encoder));
    return encoder;
}

}  // namespace

Embedder::Embedder(const std::filesystem::path& weights, EncoderChoice encoder, bool untrained) {
    const SafetensorsFile file(weights);
    config_ = configOf(file);
    statistics_ = statisticsOf(file);
    features_ = std::make_unique<ClipFeatures>(config_.audio, config_.features);
    const bool target = encoder == EncoderChoice::target;
    encoder_ = untrained ? untrainedEncoder(config_) : trainedEncoder(file, config_, target);
    encoder_->eval();
}

Embedder::Embedder(RunConfig config, FeatureStatistics statistics, std::shared_ptr<VitEncoder> encoder)
    : config_(std::move(config)),
      statistics_(std::move(statistics)),
      features_(std::make_unique<ClipFeatures>(config_.audio, config_.features)),
      encoder_(std::move(encoder)) {}

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
        const torch::Tensor tokens = encoder_->forward(pass_WSM.to(encoder_->device())).contiguous().cpu();
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

}  // namespace ajepa
