// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/features/log_mel.h"
#include "engine/masking/mask_plan.h"
#include "engine/picture/png_file.h"

namespace ajepa {

/// A log-mel to be drawn and the masks over it.
struct MaskedLogMel {
    LogMel logMel;
    int validFrames = 0;  ///< frames that hold sound; they alone set the colours' limits
    PatchGrid grid;
    int patchFrames = 0;
    int patchMels = 0;
    ClipMasks masks;
};

/// Draws it as the window does: magma from the 2nd percentile to the largest value, time to the right, high bands on top; context clear, targets
/// outlined and tinted in the order orange, sky, green, purple, and what neither encoder nor predictor is asked about half dark. A frame and a band are a
/// whole number of pixels, so that the picture has about 1024 x 384.
RgbPicture drawMasks(const MaskedLogMel& scene);

}  // namespace ajepa
