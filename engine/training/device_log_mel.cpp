// SPDX-License-Identifier: Apache-2.0
// B clips · N samples · S frames · W samples of a window · F bins · M mels
#include "engine/training/device_log_mel.h"

#include <torch/fft.h>

#include "engine/config/memory_estimate.h"
#include "engine/features/log_mel_tables.h"
#include "engine/training/batch_tensors.h"

namespace ajepa {
namespace {

torch::Tensor doubles(const std::vector<double>& values, const torch::Device& device) {
    return torch::tensor(values, torch::kDouble).to(device);
}

torch::Tensor denseFilters_FM(const LogMelTables& tables, const torch::Device& device) {
    torch::Tensor dense_FM = torch::zeros({tables.fftSize / 2 + 1, static_cast<std::int64_t>(tables.filters.size())}, torch::kDouble);
    for (std::size_t mel = 0; mel < tables.filters.size(); ++mel) {
        const MelFilter& filter = tables.filters[mel];
        if (!filter.weights.empty()) {
            dense_FM.select(1, static_cast<std::int64_t>(mel))
                .narrow(0, static_cast<std::int64_t>(filter.firstBin), std::ssize(filter.weights))
                .copy_(torch::tensor(filter.weights, torch::kDouble));
        }
    }
    return dense_FM.to(device);
}

/// Zero where finetune.spec_augment hides a stretch; a normalised input has its mean there.
void blankIn(torch::Tensor& input_BSM, const std::vector<Blanks>& blanks) {
    for (std::size_t clip = 0; clip < blanks.size(); ++clip) {
        const torch::Tensor input_SM = input_BSM.select(0, static_cast<std::int64_t>(clip));
        input_SM.narrow(0, blanks[clip].frames.begin, blanks[clip].frames.length).zero_();
        input_SM.narrow(1, blanks[clip].bands.begin, blanks[clip].bands.length).zero_();
    }
}

}  // namespace

DeviceLogMel::DeviceLogMel(const FeatureConfig& features, const FeatureStatistics& statistics, const torch::Device& device) : features_(features) {
    const LogMelTables tables(features);
    fftSize_ = tables.fftSize;
    window_W = doubles(tables.window, device);
    filters_FM = denseFilters_FM(tables, device);
    if (features.normalise != Normalisation::none) {
        const BandScale scale(features, statistics);
        mean_M = doubles({scale.mean.begin(), scale.mean.end()}, device);
        unit_M = doubles(scale.unit, device);
    }
}

/// LogMelTables' front-end of all whole frames: [B, S, M].
torch::Tensor DeviceLogMel::logEnergy(const torch::Tensor& samples_BN) const {
    torch::Tensor frames_BSW = samples_BN.to(torch::kDouble).unfold(1, features_.windowSamples, features_.hopSamples);
    frames_BSW = frames_BSW - frames_BSW.mean(2, true);
    const torch::Tensor previous_BSW = torch::cat({frames_BSW.narrow(2, 0, 1), frames_BSW.narrow(2, 0, features_.windowSamples - 1)}, 2);
    const torch::Tensor windowed_BSW = (frames_BSW - features_.preEmphasis * previous_BSW) * window_W;
    const torch::Tensor spectrum_BSF = torch::fft::rfft(windowed_BSW, fftSize_, 2);
    const torch::Tensor energy_BSM = torch::matmul(torch::view_as_real(spectrum_BSF).square().sum(3), filters_FM);
    return torch::where(energy_BSM > logMelEnergyFloor, energy_BSM, logMelEnergyFloor).log();
}

torch::Tensor DeviceLogMel::operator()(const BatchSounds& sounds) const {
    const torch::NoGradGuard noGradients;
    const torch::Device device = window_W.device();
    const torch::Tensor samples_BN = soundTensor(sounds, device);
    std::vector<torch::Tensor> parts;
    for (const torch::Tensor& some_BN : samples_BN.split(kClipsOfLogMelAtOnce)) {
        parts.push_back(logEnergy(some_BN));
    }
    torch::Tensor input_BSM = torch::cat(parts);
    const torch::Tensor padded_BS1 = (torch::arange(features_.frames, device).unsqueeze(0) >= frameTensor(sounds, device).unsqueeze(1)).unsqueeze(2);
    input_BSM.masked_fill_(padded_BS1, features_.padWith == PadWith::floor ? logMelFloor : 0.0F);
    if (unit_M.defined()) {
        input_BSM.sub_(mean_M).div_(unit_M);
    }
    input_BSM = input_BSM.to(torch::kFloat);
    blankIn(input_BSM, sounds.blanks);
    return input_BSM;
}

}  // namespace ajepa
