// SPDX-License-Identifier: Apache-2.0
#include "engine/config/field_row.h"

namespace ajepa {
namespace {

std::vector<ConfigField> encoderSection() {
    constexpr auto kSection = &RunConfig::encoder;
    return {
        fieldRow<"encoder.dim", kSection, &EncoderConfig::dim>("features", {8, 8192}, "Width of the encoder: features per cell.", Shown::basic),
        fieldRow<"encoder.depth", kSection, &EncoderConfig::depth>("blocks", {1, 128}, "Transformer blocks of the encoder.", Shown::basic),
        fieldRow<"encoder.heads", kSection, &EncoderConfig::heads>("heads", {1, 128},
                                                                   "Attention heads of each encoder block; must divide the width."),
        fieldRow<"encoder.patch_frames", kSection, &EncoderConfig::patchFrames>("frames", {1, 1024}, "Frames of one cell of the grid."),
        fieldRow<"encoder.patch_mels", kSection, &EncoderConfig::patchMels>("bands", {1, 1024}, "Mel bands of one cell of the grid."),
        fieldRow<"encoder.mlp_ratio", kSection, &EncoderConfig::mlpRatio>(
            "", {0.25, 16}, "Hidden width of the feed-forward layers of the encoder as a multiple of its width; the predictor has 4."),
        fieldRow<"encoder.norm_eps", kSection, &EncoderConfig::normEps>("", {1e-12, 0.01},
                                                                        "Small number inside the square root of layer normalisation."),
        fieldRow<"encoder.init", kSection, &EncoderConfig::init>("How the weights of a fresh network are drawn."),
    };
}

std::vector<ConfigField> predictorSection() {
    constexpr auto kSection = &RunConfig::predictor;
    return {
        fieldRow<"predictor.dim", kSection, &PredictorConfig::dim>("features", {8, 8192}, "Width of the predictor."),
        fieldRow<"predictor.depth", kSection, &PredictorConfig::depth>("blocks", {1, 128}, "Transformer blocks of the predictor."),
        fieldRow<"predictor.heads", kSection, &PredictorConfig::heads>("heads", {1, 128},
                                                                       "Attention heads of each predictor block; must divide the predictor's width."),
        fieldRow<"predictor.feed", kSection, &PredictorConfig::feed>(
            "What the predictor sees: the whole grid with mask tokens in the gaps, or the context and one target at a time."),
        fieldRow<"predictor.attention", kSection, &PredictorConfig::attention>(
            "Attention of the predictor: over everything, or inside shifted windows as in AudioMAE's decoder."),
        fieldRow<"predictor.window", kSection, &PredictorConfig::window>("cells", {1, 1024},
                                                                         "Size of an attention window: cells in time, cells in frequency."),
        fieldRow<"predictor.shift", kSection, &PredictorConfig::shift>(
            "cells", {0, 1023}, "Shift of the windows in every second layer: cells in time, cells in frequency."),
        fieldRow<"predictor.global_every", kSection, &PredictorConfig::globalEvery>(
            "layers", {0, 128}, "Every so many layers attend over the whole grid; 0 keeps all layers in windows."),
    };
}

std::vector<ConfigField> lossSection() {
    constexpr auto kSection = &RunConfig::loss;
    return {
        fieldRow<"loss.kind", kSection, &LossConfig::kind>("Distance between prediction and target."),
        fieldRow<"loss.smooth_beta", kSection, &LossConfig::smoothBeta>("", {0.0001, 100},
                                                                        "Error at which smooth-l1 turns from a parabola into a straight line."),
        fieldRow<"loss.target_norm", kSection, &LossConfig::targetNorm>("How targets are normalised before they are compared."),
        fieldRow<"loss.target_layers", kSection, &LossConfig::targetLayers>(
            "blocks", {1, 128},
            "Targets are the mean of this many top blocks of the target encoder, each layer-normalised; 1 takes the encoder's final output."),
        fieldRow<"loss.target_centring", kSection, &LossConfig::targetCentring>(
            "Subtract from each target the batch mean at its cell, so that the position alone predicts nothing."),
        fieldRow<"loss.stop_gradient", kSection, &LossConfig::stopGradient>(
            "Targets come from the target encoder and pass no gradient. Off, they come from the context encoder and pass it on: the control that "
            "collapses."),
        fieldRow<"loss.variance_weight", kSection, &LossConfig::varianceWeight>(
            "", {0, 1000}, "Weight of the VICReg variance term on context tokens, a guard against collapse; 0 switches it off."),
        fieldRow<"loss.covariance_weight", kSection, &LossConfig::covarianceWeight>(
            "", {0, 1000}, "Weight of the VICReg covariance term on context tokens, which decorrelates features; 0 switches it off."),
    };
}

}  // namespace

std::vector<ConfigField> modelFields() {
    std::vector<ConfigField> fields;
    for (const auto& section : {encoderSection(), predictorSection(), lossSection()}) {
        fields.insert(fields.end(), section.begin(), section.end());
    }
    return fields;
}

}  // namespace ajepa
