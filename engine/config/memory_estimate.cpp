// SPDX-License-Identifier: Apache-2.0
#include "engine/config/memory_estimate.h"

#include <algorithm>
#include <cmath>

#include "engine/config/config_check.h"
#include "engine/config/fft_size.h"

/// The terms, in features per token and layer that the backward pass of a block needs:
/// - every block: input, norm1, query, key and value, attention output, second input, norm2: 8 widths; MLP before and after GELU: 2 hidden widths
/// - ragged rows: padded query, key and value and their packed result: 4 widths more
/// - windows: unit-length query and key, scaled query, rows in window order, contiguous copies for the products: 10 widths more, and the
///   attention weights, one per head and cell of the window (fused attention keeps none)
/// The target encoder keeps only its last layers. What comes on top (gradients of the layer at work, fragmentation of the allocator) is a
/// measured factor: the peak memory of steps of both methods with PyTorch 2.11 on a CPU was 1.45 and 1.6 times the terms above.
namespace ajepa {
namespace {

constexpr std::int64_t kFloatBytes = 4;
constexpr double kBlockWidths = 8;
constexpr double kRaggedWidths = 4;
constexpr double kWindowWidths = 10;
constexpr double kPredictorMlpRatio = 4;
constexpr double kLossWidths = 6;  // predictions, targets, their difference and gradients
constexpr double kAllocatorSlack = 1.5;
constexpr std::int64_t kProgramBytes = std::int64_t{1} << 29U;  // LibTorch, decoder, corpus list

/// Largest number of context cells and of predicted cells that a clip has in common steps.
struct TokenCounts {
    double context = 0;
    double predicted = 0;
    double predictor = 0;  ///< tokens that go through the predictor
};

double contextShare(const MaskConfig& mask) {
    if (mask.strategy == MaskStrategy::random) {
        return 1 - mask.ratio[0];
    }
    const bool blocks = mask.strategy != MaskStrategy::timeFrequency;
    const double hidden = blocks ? mask.targetScale[0] : std::sqrt(mask.tfTargetScale[0]);
    return mask.contextScale[1] * std::pow(1 - hidden, blocks ? mask.targets : mask.tfTargets);
}

TokenCounts tokenCounts(const RunConfig& config) {
    const MaskConfig& mask = config.mask;
    const double cells = gridCells(config);
    TokenCounts tokens;
    tokens.context = cells * contextShare(mask);
    const bool random = mask.strategy == MaskStrategy::random;
    const bool blocks = mask.strategy == MaskStrategy::block || mask.strategy == MaskStrategy::curriculum;
    const double targets = random ? 1 : (blocks ? mask.targets : mask.tfTargets);
    const double targetShare = random ? mask.ratio[0] : (blocks ? mask.targetScale[1] : mask.tfTargetScale[1]);
    const bool fullGrid = config.predictor.feed == PredictorFeed::fullGrid;
    tokens.predicted = fullGrid ? std::min(cells, targets * targetShare * cells) : targets * targetShare * cells;
    tokens.predictor = fullGrid ? cells : targets * (tokens.context + targetShare * cells);
    return tokens;
}

double encoderBytes(const RunConfig& config, double tokens) {
    const EncoderConfig& encoder = config.encoder;
    const bool ragged = config.mask.truncation == Truncation::ragged && config.mask.strategy != MaskStrategy::random;
    const double widths = kBlockWidths + 2 * encoder.mlpRatio + (ragged ? kRaggedWidths : 0);
    return tokens * encoder.dim * (encoder.depth * widths + encoder.mlpRatio + 2) * kFloatBytes;
}

double predictorBytes(const RunConfig& config, double tokens) {
    const PredictorConfig& predictor = config.predictor;
    const bool windows = predictor.attention == AttentionKind::window;
    const double windowCells = std::min(predictor.window[0], gridTime(config)) * std::min(predictor.window[1], gridBands(config));
    const double weights = windows ? 2.0 * predictor.heads * windowCells : 0;
    const double widths = kBlockWidths + 2 * kPredictorMlpRatio + (windows ? kWindowWidths : 0);
    return tokens * predictor.depth * (predictor.dim * widths + weights) * kFloatBytes;
}

double targetBytes(const RunConfig& config) {
    if (!config.loss.stopGradient)
        return encoderBytes(config, static_cast<double>(gridCells(config)));
    return static_cast<double>(gridCells(config)) * config.encoder.dim * (config.loss.targetLayers > 1 ? 3 : 2) * kFloatBytes;
}

/// One encoder over all cells; its trained weights, gradients and two moments, and the copy of a checkpoint that is being written. The head is small beside it.
TrainingBytes finetuningBytes(const RunConfig& config) {
    const double weights = (4 + 3) * static_cast<double>(encoderParameters(config)) * kFloatBytes;
    const double cells = gridCells(config);
    const double attention = config.finetune.maskRatio > 0 ? config.encoder.depth * cells * cells : 0;  // a byte for each pair of tokens
    const double input = 2.0 * config.features.frames * config.features.mels * kFloatBytes;
    return {static_cast<std::int64_t>(weights) + kProgramBytes,
            static_cast<std::int64_t>((encoderBytes(config, cells) + attention + input) * kAllocatorSlack)};
}

/// What the device needs to work out the log-mel (DeviceLogMel), in doubles: of some clips at once the frames and their forms on the way to the energies, of
/// every clip the energies, in parts and together.
TrainingBytes logMelBytes(const FeatureConfig& features) {
    constexpr std::int64_t kForms = 7, kDoubleBytes = 8;
    const std::int64_t frameBytes = features.frames * kDoubleBytes;
    return {kClipsOfLogMelAtOnce * frameBytes * fftSizeOf(features) * kForms, 2 * frameBytes * features.mels};
}

TrainingBytes pretrainingBytes(const RunConfig& config) {
    const double encoder = static_cast<double>(encoderParameters(config));
    const double trained = encoder + static_cast<double>(predictorParameters(config));
    const double weights = (4 * trained + encoder) * kFloatBytes;  // weights, gradients, two moments; target encoder
    const double staged = (3 * trained + encoder) * kFloatBytes;   // the copy of a checkpoint that is being written: all of these but the gradients
    const TokenCounts tokens = tokenCounts(config);
    const double input = 2.0 * config.features.frames * config.features.mels * kFloatBytes;
    const double loss = tokens.predicted * config.encoder.dim * kLossWidths * kFloatBytes;
    const double clip = encoderBytes(config, tokens.context) + predictorBytes(config, tokens.predictor) + targetBytes(config) + loss + input;
    return {static_cast<std::int64_t>(weights + staged) + kProgramBytes, static_cast<std::int64_t>(clip * kAllocatorSlack)};
}

}  // namespace

TrainingBytes trainingBytes(const RunConfig& config) {
    TrainingBytes bytes = isFinetuning(config) ? finetuningBytes(config) : pretrainingBytes(config);
    if (config.device.logMel) {
        const TrainingBytes logMel = logMelBytes(config.features);
        bytes.fixed += logMel.fixed;
        bytes.perClip += logMel.perClip;
    }
    return bytes;
}

std::int64_t estimatedTrainingBytes(const RunConfig& config) {
    const TrainingBytes bytes = trainingBytes(config);
    return bytes.fixed + bytes.perClip * config.train.batchSize;
}

std::int64_t estimatedCheckpointBytes(const RunConfig& config) {
    constexpr std::int64_t kTexts = std::int64_t{1} << 17U;  // headers, configuration, state
    const std::int64_t encoder = encoderParameters(config);
    if (isFinetuning(config)) {
        return (3 * encoder + std::int64_t{gridCells(config)} * config.encoder.dim) * kFloatBytes + kTexts;
    }
    const std::int64_t predictor = predictorParameters(config);
    const std::int64_t positions = std::int64_t{gridCells(config)} * (2 * config.encoder.dim + config.predictor.dim);
    const std::int64_t model = 2 * encoder + predictor + positions;
    const std::int64_t moments = 2 * (encoder + predictor);
    return (model + moments) * kFloatBytes + kTexts;
}

}  // namespace ajepa
