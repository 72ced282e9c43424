// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <optional>

#include "engine/audio/time_frequency_gate.h"
#include "widgets/spectrogram_data.h"

namespace ajepa {

/// A patch by its place on the grid, both from 0: along time, and from the lowest band up.
struct PatchCell {
    int time = 0;
    int band = 0;
    bool operator==(const PatchCell&) const = default;
};

/// Where the whole patches of a spectrogram lie. An empty patch, and one that is larger than the spectrogram, give a grid without cells.
TimeFrequencyGrid patchGrid(const SpectrogramShape& shape, const QSize& frameRows);

/// Whether a grid has a cell at all.
bool hasCells(const TimeFrequencyGrid& grid);

/// The cell at a moment and a frequency: none before the first and after the last column; beyond the lowest and the highest band the nearest one, which is the one that
/// the gate counts such frequencies to.
std::optional<PatchCell> patchCellAt(const TimeFrequencyGrid& grid, double seconds, double hz);

}  // namespace ajepa
