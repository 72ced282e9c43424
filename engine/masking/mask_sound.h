// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audio/waveform.h"
#include "engine/masking/mask_plan.h"

namespace ajepa {

/// What of a masked clip is listened to.
enum class MaskPart {
    original,  ///< all of the network's input
    context,   ///< what the context encoder sees
    targets,   ///< the union of the targets
    hidden     ///< all that is not context
};

/// The cells of a part, ascending.
std::vector<std::int32_t> cellsOf(const PatchGrid& grid, const ClipMasks& masks, MaskPart part);

/// The sound of some patches: the part of the clip that the network gets (resampled to features.sample_rate_hz, cropped at its beginning, at the
/// level of the file), passed through gateCells on the patch grid. 10 s take some ten milliseconds. Pure: any thread.
/// To hear another crop, pass the clip from there on. Throws Error(request) for a cell outside the grid.
Waveform renderCells(const Waveform& clip, const RunConfig& config, std::span<const std::int32_t> cells);

/// The sound of a part of the masks; the original is the network's part itself. `matchedLevel`: as loud as the original where it sounds (matchLevel).
Waveform renderPart(const Waveform& clip, const RunConfig& config, const ClipMasks& masks, MaskPart part, bool matchedLevel = false);

/// The sound of one patch alone: what renderCells gives of it, cut to the patch and to the blur of the gate at both sides of it.
struct PatchSound {
    Waveform sound;
    double startS = 0;  ///< where in the network's part it begins
};
/// Throws Error(request) for a cell outside the grid.
PatchSound renderPatch(const Waveform& clip, const RunConfig& config, std::int32_t cell);

}  // namespace ajepa
