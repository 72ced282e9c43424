// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "engine/config/config_check.h"

/// Parameter counts, tensor by tensor as they stand in a checkpoint (cli.md); all linear layers have biases.
/// Golden numbers (method.md section 8): encoder 85,253,376; Audio-JEPA predictor 11,238,912; A-JEPA predictor 51,344,640.
namespace ajepa {
namespace {

constexpr std::int64_t kPredictorMlpRatio = 4;
constexpr std::int64_t kMetaWidth = 384;

std::int64_t linear(std::int64_t in, std::int64_t out) {
    return in * out + out;
}

std::int64_t norm(std::int64_t dim) {
    return 2 * dim;
}

/// norm1, attn.qkv, attn.proj, norm2, mlp.fc1, mlp.fc2.
std::int64_t block(std::int64_t dim, std::int64_t hidden) {
    return 2 * norm(dim) + linear(dim, 3 * dim) + linear(dim, dim) + linear(dim, hidden) + linear(hidden, dim);
}

/// What a windowed block adds: attn.tau [heads], attn.meta_mlp.fc1 (2 -> 384) and attn.meta_mlp.fc2 (384 -> heads), both with bias.
std::int64_t windowExtras(std::int64_t heads) {
    return heads + linear(2, kMetaWidth) + linear(kMetaWidth, heads);
}

std::int64_t windowedBlocks(const PredictorConfig& predictor) {
    if (predictor.attention == AttentionKind::global) {
        return 0;
    }
    return predictor.depth - (predictor.globalEvery > 0 ? predictor.depth / predictor.globalEvery : 0);
}

}  // namespace

std::int64_t encoderParameters(const RunConfig& config) {
    const EncoderConfig& encoder = config.encoder;
    const std::int64_t dim = encoder.dim;
    const std::int64_t patch = std::int64_t{encoder.patchFrames} * encoder.patchMels;
    const std::int64_t hidden = std::llround(static_cast<double>(dim) * encoder.mlpRatio);
    return linear(patch, dim) + encoder.depth * block(dim, hidden) + norm(dim);
}

std::int64_t predictorParameters(const RunConfig& config) {
    const PredictorConfig& predictor = config.predictor;
    const std::int64_t dim = predictor.dim;
    const std::int64_t maskToken = dim;
    const std::int64_t ends = linear(config.encoder.dim, dim) + maskToken + norm(dim) + linear(dim, config.encoder.dim);
    return ends + predictor.depth * block(dim, kPredictorMlpRatio * dim) + windowedBlocks(predictor) * windowExtras(predictor.heads);
}

}  // namespace ajepa
