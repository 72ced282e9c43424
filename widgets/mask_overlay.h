// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

#include "engine/masking/mask_plan.h"

class QPainter;

namespace ajepa {

/// How masks are drawn over a spectrogram.
enum class MaskStyle {
    outlined /* context clear, targets outlined and tinted by index, what nobody sees half dark */,
    audioJepa /* as the figures of Audio-JEPA: half black over all that the context encoder does not get, dashed white borders of patches */
};

/// The masks of one clip on its grid.
struct MaskPicture {
    PatchGrid grid;
    ClipMasks masks;
    MaskStyle style = MaskStyle::outlined;
    bool patchGrid = false;  ///< thin lines between all patches
};

/// Paints the masks. `gridArea` is where the whole patch grid lies in the painter's coordinates: time to the right, frequency upwards; it may reach far
/// beyond the visible part. Targets carry their number, so that colour alone tells nothing.
void paintMasks(QPainter& painter, const MaskPicture& picture, const QRectF& gridArea);

}  // namespace ajepa
