// SPDX-License-Identifier: Apache-2.0
// B clips · N samples · S frames · W samples of a window · F bins · M mels
#pragma once

#include <torch/types.h>

#include "engine/config/run_config.h"
#include "engine/data/batch.h"
#include "engine/features/clip_features.h"

namespace ajepa {

/// The network's input worked out on the device that trains, from a batch's sounds: LogMelExtractor's numbers within its tolerance, then padded, normalised and
/// blanked as the loader does it. In double precision, which quiet cells beside loud ones need; a bounded number of clips at a time.
class DeviceLogMel {
public:
    /// Throws Error(request) if the configuration makes no sense, or if the statistics are not its own.
    DeviceLogMel(const FeatureConfig& features, const FeatureStatistics& statistics, const torch::Device& device);

    /// [B, S, M] on the device.
    torch::Tensor operator()(const BatchSounds& sounds) const;

private:
    torch::Tensor logEnergy(const torch::Tensor& samples_BN) const;

    FeatureConfig features_;
    std::int64_t fftSize_;
    torch::Tensor window_W, filters_FM, mean_M, unit_M;  ///< doubles
};

}  // namespace ajepa
