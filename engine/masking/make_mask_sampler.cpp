// SPDX-License-Identifier: Apache-2.0
#include "engine/base/error.h"
#include "engine/masking/block_sampler.h"
#include "engine/masking/random_ratio_sampler.h"

namespace ajepa {

std::unique_ptr<MaskSampler> makeMaskSampler(const RunConfig& config) {
    if (gridCells(config) < 2) {
        throw Error(ErrorKind::request, "The patch grid needs at least 2 cells to hide one and keep one.", "encoder.patch_frames",
                    "choose patches that are smaller than features.frames x features.mels");
    }
    if (config.mask.strategy == MaskStrategy::random) {
        return std::make_unique<RandomRatioSampler>(config);
    }
    return std::make_unique<BlockSampler>(config);
}

}  // namespace ajepa
