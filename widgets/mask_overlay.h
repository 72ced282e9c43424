// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <vector>

#include "engine/masking/mask_plan.h"

class QPainter;

namespace ajepa {

/// How masks are drawn over a spectrogram.
enum class MaskStyle {
    outlined /* context clear, targets outlined and tinted by index, what nobody sees half dark */,
    audioJepa /* as the figures of Audio-JEPA: half black over all that the context encoder does not get, dashed white borders of patches */,
    paper /* for print, over a grey spectrogram: context as it is, targets tinted and outlined, what nobody sees almost white */
};

/// The masks of one clip on its grid.
struct MaskPicture {
    PatchGrid grid;
    ClipMasks masks;
    MaskStyle style = MaskStyle::outlined;
    bool patchGrid = false;  ///< thin lines between all patches
};

/// Where the lines of a patch grid lie in the painter's coordinates: grid.time + 1 from left to right, grid.bands + 1 from the lowest band up. They may reach
/// far beyond the visible part.
struct CellEdges {
    std::vector<double> x;
    std::vector<double> y;
};
/// Cells of one size over an area.
CellEdges evenEdges(const PatchGrid& grid, const QRectF& area);

/// Paints the masks. Targets carry their number, so that colour alone tells nothing.
void paintMasks(QPainter& painter, const MaskPicture& picture, const CellEdges& edges);

}  // namespace ajepa
