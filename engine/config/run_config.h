// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/config/run_enums.h"

/// The complete configuration of a run: plain aggregates with defaults. One sentence, unit and range of each field stand in
/// config_fields.cpp, which is the only other place that lists them. Member names are the TOML keys in camelCase.
namespace ajepa {

/// How clips become waveforms (A-JEPA section 4.1; method.md 1.1 and 2.1).
struct AudioConfig {
    double clipS = 0;            ///< longest part of a clip that is used, seconds; 0 means what features.frames needs
    bool removeMean = true;      ///< subtract the clip's mean before framing
    bool peakNormalise = false;  ///< divide by the largest magnitude (Audio-JEPA); silence stays silent
    bool randomCrop = true;      ///< clips longer than the input start at a random place, else at 0
    bool cyclicRoll = false;     ///< rotate the waveform by a random number of samples
    double gainDb = 0;           ///< gain jitter, uniform in [-gainDb, +gainDb]
};

/// Kaldi-compatible log-mel front-end and the network's input size.
struct FeatureConfig {
    int sampleRateHz = 16000;
    int windowSamples = 400;
    int hopSamples = 160;
    int mels = 128;
    int frames = 1024;  ///< rows of the network input; shorter clips are padded after the log, longer ones cut
    double lowHz = 20;
    double highHz = 0;  ///< 0 means half the sample rate
    double preEmphasis = 0.97;
    PadWith padWith = PadWith::zero;
    Normalisation normalise = Normalisation::global;
    double mean = 0;               ///< for global: ln energy; used only if deviation > 0
    double deviation = 0;          ///< for global: 0 means mean and deviation are measured over the training part
    double deviationsPerUnit = 2;  ///< normalised = (x - mean) / (deviationsPerUnit * deviation); AudioMAE's factor is 2
};

/// Targets and contexts (method.md 1.4 to 1.7, 2.3; decisions D3 to D10).
struct MaskConfig {
    MaskStrategy strategy = MaskStrategy::curriculum;
    MaskGeometry geometry = MaskGeometry::grid;
    int targets = 4;                                ///< block masks: rectangles per clip
    std::array<double, 2> targetScale{0.15, 0.20};  ///< share of the grid
    std::array<double, 2> targetAspect{0.75, 1.5};
    int tfTargets = 3;  ///< time-frequency-aware masks
    std::array<double, 2> tfTargetScale{0.05, 0.075};
    std::array<double, 2> tfTargetAspect{0.75, 1.5};
    std::array<double, 2> contextScale{0.85, 1.0};
    HiddenCells hiddenCells = HiddenCells::both;  ///< what a time-frequency target hides from the context (D3)
    int minKeep = 10;                             ///< fewest context cells
    double minKeepShare = 0.02;                   ///< fewest context cells as a share of the grid; the larger rule holds (D7)
    Truncation truncation = Truncation::ragged;   ///< D10
    std::array<double, 2> ratio{0.4, 0.6};        ///< random masks: hidden share, drawn once per step
};

/// When time-frequency masks replace block masks (method.md 1.3).
struct CurriculumConfig {
    CurriculumFunction function = CurriculumFunction::sqrt;
    double start = 0.01;        ///< competence c0 at step 0
    std::int64_t steps = 0;     ///< length S; 0 means the whole training
    bool perClip = false;       ///< D2: one draw per clip instead of one per step
    std::vector<double> table;  ///< for function table: probabilities at equal distances over [0, S], at least 2
};

struct EncoderConfig {
    int dim = 768;
    int depth = 12;
    int heads = 12;
    int patchFrames = 16;
    int patchMels = 16;
    double mlpRatio = 4;
    double normEps = 1e-6;
    WeightInit init = WeightInit::truncatedNormal;
};

struct PredictorConfig {
    int dim = 512;
    int depth = 16;
    int heads = 16;
    PredictorFeed feed = PredictorFeed::fullGrid;
    AttentionKind attention = AttentionKind::window;
    std::array<int, 2> window{4, 4};  ///< cells in time, cells in frequency
    std::array<int, 2> shift{2, 0};   ///< shift of odd layers, in cells (time, frequency)
    int globalEvery = 0;              ///< every k-th layer attends globally; 0 means none
};

struct LossConfig {
    LossKind kind = LossKind::mse;
    double smoothBeta = 1;  ///< for smooth-l1
    TargetNorm targetNorm = TargetNorm::layer;
    int targetLayers = 1;  ///< mean of the top K block outputs, each layer-normalised; 1 = the final norm's output
    TargetCentring targetCentring = TargetCentring::none;
    bool stopGradient = true;  ///< false: targets come from the context encoder and gradients flow through them, which collapses
    double varianceWeight = 0;
    double covarianceWeight = 0;
};

struct EmaConfig {
    double start = 0.996;
    double end = 1.0;
    EmaSchedule schedule = EmaSchedule::linear;
    std::int64_t steps = 0;  ///< horizon; 0 means train.steps
};

struct OptimConfig {
    double learningRate = 2e-4;  ///< peak
    std::int64_t warmupSteps = 0;
    double startLearningRate = 0;
    double finalLearningRate = 0;
    double weightDecay = 0.04;
    double finalWeightDecay = 0.4;  ///< cosine from weightDecay to this
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    double clipNorm = 0;  ///< largest gradient norm; 0 means no clipping
};

struct TrainConfig {
    Task task = Task::pretrain;
    std::int64_t steps = 1000;
    int batchSize = 64;
    std::uint64_t seed = 0;
    int threads = 0;        ///< 0 means all cores
    int loaderThreads = 1;  ///< 0 means decode and compute features in the training thread
    std::int64_t reportEvery = 10;
    bool tensorboard = true;  ///< the reported numbers also as TensorBoard event files
};

struct CheckpointConfig {
    std::int64_t everySteps = 500;
    int keep = 3;  ///< newest ones kept beside step 0; at least 2
};

struct DataConfig {
    std::string corpus;                   ///< corpus folder, or "demo:SEED:CLIPS" for the rendered one
    std::string trainingSplit = "train";  ///< used if the corpus has splits; else all clips train
    std::string heldOutFolds;             ///< comma-separated folds or groups that do not train, on which fine-tuning is tested; empty means none
    double trainingShare = 1;             ///< share of the training clips that is used; a smaller share is part of every larger one
    FeatureStorage store = FeatureStorage::off;
};

struct HealthConfig {
    std::int64_t everySteps = 100;
    int probeClips = 64;
    std::int64_t evaluateEvery = 0;  ///< steps between two evaluations on labelled clips; 0: none
    std::string corpus;              ///< whose labels; empty: the training corpus'
    int evaluationClips = 500;       ///< at most so many clips
};

struct DeviceConfig {
    std::string name = "auto";  ///< auto, cpu, cuda, cuda:N
    Precision precision = Precision::fp32;
    bool logMel = false;  ///< batches carry sounds, and the device works out their log-mel
    bool deterministic = true;
};

/// Supervised fine-tuning of an encoder (A-JEPA sections 3.4 and 4; method.md 1.13 to 1.15).
struct FinetuneConfig {
    std::string from;  ///< checkpoint whose encoder is trained on
    FinetuneLoss loss = FinetuneLoss::crossEntropy;
    double labelSmoothing = 0;
    double maskRatio = 0.1;                                 ///< regularized masking: share of the tokens; 0 switches it off
    RegularizedMasking masking = RegularizedMasking::self;  ///< D19
    double layerDecay = 0.75;                               ///< learning rate of each layer relative to the one above it
    double dropPath = 0.1;                 ///< share of clips for which the last block's branches are left out; from 0 in the first, linearly
    double mixUp = 0;                      ///< share of clips that another one is mixed into
    double mixUpAlpha = 10;                ///< shares of the mixture: Beta(alpha, alpha)
    std::array<int, 2> specAugment{0, 0};  ///< longest hidden stretch: frames, bands
    bool balanced = false;                 ///< clips of rare classes are drawn more often (AudioMAE's weights)
    int epochClips = 200000;               ///< for balanced: clips an epoch, none twice
    std::string testSplit = "test";        ///< what is tested on, where no fold is held out
};

struct RunConfig {
    AudioConfig audio;
    FeatureConfig features;
    MaskConfig mask;
    CurriculumConfig curriculum;
    EncoderConfig encoder;
    PredictorConfig predictor;
    LossConfig loss;
    EmaConfig ema;
    OptimConfig optimizer;
    TrainConfig train;
    CheckpointConfig checkpoint;
    DataConfig data;
    HealthConfig health;
    DeviceConfig device;
    FinetuneConfig finetune;
};

/// Number of patch rows of the network input (time, slow axis).
inline int gridTime(const RunConfig& config) {
    return config.features.frames / config.encoder.patchFrames;
}
/// Number of patch columns of the network input (frequency, fast axis).
inline int gridBands(const RunConfig& config) {
    return config.features.mels / config.encoder.patchMels;
}
/// Cells of the patch grid. Cell i = t * gridBands + f.
inline int gridCells(const RunConfig& config) {
    return gridTime(config) * gridBands(config);
}
inline bool isFinetuning(const RunConfig& config) {
    return config.train.task == Task::finetune;
}
/// Waveform samples that give exactly features.frames frames.
inline std::int64_t clipSamples(const FeatureConfig& features) {
    return features.windowSamples + std::int64_t{features.hopSamples} * (features.frames - 1);
}

}  // namespace ajepa
