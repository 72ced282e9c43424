// SPDX-License-Identifier: Apache-2.0
#include "engine/config/field_row.h"

namespace ajepa {
namespace {

std::vector<ConfigField> dataSection() {
    constexpr auto kSection = &RunConfig::data;
    return {
        fieldRow<"data.corpus", kSection, &DataConfig::corpus>(
            "Corpus folder to learn from, or \"demo:SEED:CLIPS\" for the sounds that the program renders itself.", Shown::basic),
        fieldRow<"data.training_split", kSection, &DataConfig::trainingSplit>(
            "Split of the corpus that is used for training; a corpus without splits trains on all its clips."),
        fieldRow<"data.held_out_folds", kSection, &DataConfig::heldOutFolds>(
            "Folds or groups that do not train, separated by commas; fine-tuning is tested on them. Empty leaves none out."),
        fieldRow<"data.training_share", kSection, &DataConfig::trainingShare>(
            "share of the clips", {0.0001, 1}, "Share of the training clips that is used; a smaller share is part of every larger one."),
        fieldRow<"data.store", kSection, &DataConfig::store>("Where training takes its features from: off computes them from the sounds; fp16 reads "
                                                             "whole clips' log-mel of half precision, made once a corpus, "
                                                             "with mean and peak of the whole clip, crop and roll by whole frames, and gain as an "
                                                             "offset in ln energy that leaves silence at the floor."),
    };
}

std::vector<ConfigField> audioSection() {
    constexpr auto kSection = &RunConfig::audio;
    return {
        fieldRow<"audio.clip_s", kSection, &AudioConfig::clipS>("s", {0, 3600},
                                                                "Longest part of a clip that is used; 0 takes what features.frames needs."),
        fieldRow<"audio.remove_mean", kSection, &AudioConfig::removeMean>("Subtract the clip's mean from its samples before framing."),
        fieldRow<"audio.peak_normalise", kSection, &AudioConfig::peakNormalise>(
            "Divide each clip by its largest magnitude, so that quiet and loud recordings look alike; silence stays silent."),
        fieldRow<"audio.random_crop", kSection, &AudioConfig::randomCrop>(
            "Start clips that are longer than the input at a random place in training; otherwise they start at 0."),
        fieldRow<"audio.cyclic_roll", kSection, &AudioConfig::cyclicRoll>("Rotate each waveform by a random number of samples in training."),
        fieldRow<"audio.gain_db", kSection, &AudioConfig::gainDb>(
            "dB", {0, 60}, "Change each clip's level in training by a random gain between minus and plus this value; 0 leaves it."),
    };
}

std::vector<ConfigField> featuresSection() {
    constexpr auto kSection = &RunConfig::features;
    return {
        fieldRow<"features.sample_rate_hz", kSection, &FeatureConfig::sampleRateHz>("Hz", {1000, 384000},
                                                                                    "Sample rate of the front-end; every clip is resampled to it."),
        fieldRow<"features.window_samples", kSection, &FeatureConfig::windowSamples>("samples", {16, 65536}, "Length of the analysis window."),
        fieldRow<"features.hop_samples", kSection, &FeatureConfig::hopSamples>("samples", {1, 65536}, "Distance between two frames."),
        fieldRow<"features.mels", kSection, &FeatureConfig::mels>("bands", {4, 1024},
                                                                  "Mel bands of the spectrogram, from lowest to highest frequency."),
        fieldRow<"features.frames", kSection, &FeatureConfig::frames>("frames", {4, 65536},
                                                                      "Frames of the network's input; shorter clips are padded, longer ones cut."),
        fieldRow<"features.low_hz", kSection, &FeatureConfig::lowHz>("Hz", {0, 192000}, "Lower edge of the lowest mel band."),
        fieldRow<"features.high_hz", kSection, &FeatureConfig::highHz>("Hz", {0, 192000},
                                                                       "Upper edge of the highest mel band; 0 means half the sample rate."),
        fieldRow<"features.pre_emphasis", kSection, &FeatureConfig::preEmphasis>(
            "", {0, 1}, "Pre-emphasis filter x[n] - p x[n-1] of each frame; 0 switches it off."),
        fieldRow<"features.pad_with", kSection, &FeatureConfig::padWith>(
            "What fills the frames after a short clip: log energy zero as in the papers, which is louder than average, or the floor of silence."),
        fieldRow<"features.normalise", kSection, &FeatureConfig::normalise>(
            "How log-mel values are scaled: not at all, by one mean and deviation, or by those of each mel band over the training part.",
            Shown::basic),
        fieldRow<"features.mean", kSection, &FeatureConfig::mean>("ln energy", {-100, 100},
                                                                  "Mean for global normalisation; used only if features.deviation is above 0."),
        fieldRow<"features.deviation", kSection, &FeatureConfig::deviation>(
            "ln energy", {0, 100}, "Deviation for global normalisation; 0 measures mean and deviation over the training part."),
        fieldRow<"features.deviations_per_unit", kSection, &FeatureConfig::deviationsPerUnit>(
            "", {0.01, 100}, "Standard deviations that become one unit of the network's input; AudioMAE and A-JEPA use 2."),
    };
}

}  // namespace

std::vector<ConfigField> signalFields() {
    std::vector<ConfigField> fields;
    for (const auto& section : {dataSection(), audioSection(), featuresSection()}) {
        fields.insert(fields.end(), section.begin(), section.end());
    }
    return fields;
}

}  // namespace ajepa
