// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/audio/waveform.h"

namespace ajepa {

/// A grid laid over a sound: its lines in ascending order, times + 1 of them and bands + 1 of them. Cell i = t * bands + b. The outermost lines count
/// as infinitely far away, so that every moment and every frequency belongs to a cell.
struct TimeFrequencyGrid {
    std::vector<double> edgesS;
    std::vector<double> edgesHz;

    std::size_t times() const { return edgesS.size() - 1; }
    std::size_t bands() const { return edgesHz.size() - 1; }
};

/// Length of the gate's transform at a sampling rate: the power of two from 30 ms on (512 at 16 kHz, 1024 at 32 kHz). An edge in time is blurred by
/// as much, an edge in frequency by two of its bins.
int gateWindow(int sampleRateHz);

/// The sound of some cells alone: short-time Fourier transform (periodic Hann window at analysis and synthesis, three quarters overlap, whose squares add
/// up to a constant), each bin weighted by the cells it lies in, and overlap-add. Weights cross from cell to cell along raised cosines as wide as an
/// eighth of the narrower cell, at least two hops or bins. All cells give the input back; neighbouring sets of cells add up to it.
/// Same length and rate as the input; cells may repeat. Throws Error(request) for a cell outside the grid or a grid without cells.
Waveform gateCells(const Waveform& sound, const TimeFrequencyGrid& grid, std::span<const std::int32_t> cells);

}  // namespace ajepa
