// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "engine/base/random.h"
#include "engine/corpus/demo/demo_sound.h"

namespace ajepa::demo {

/// Sine oscillator with a frequency that may change with each sample.
class Oscillator {
public:
    /// Advances by one sample of `hz`.
    double next(double hz);
    /// Phase in turns, [0, 1).
    double phase() const { return phase_; }

private:
    double phase_ = 0;
};

/// Two-pole resonator with unit gain at its centre (constant peak gain form: zeros at DC and Nyquist).
class Resonator {
public:
    Resonator() = default;
    Resonator(double centreHz, double bandwidthHz) { tune(centreHz, bandwidthHz); }
    void tune(double centreHz, double bandwidthHz);
    double next(double input);

private:
    double gain_ = 0, a1_ = 0, a2_ = 0, x1_ = 0, x2_ = 0, y1_ = 0, y2_ = 0;
};

/// One-pole low-pass.
class LowPass {
public:
    explicit LowPass(double cutoffHz);
    double next(double input) { return state_ += share_ * (input - state_); }

private:
    double share_;
    double state_ = 0;
};

/// Hz of a note `semitones` above `baseHz`.
double semitonesAbove(double baseHz, double semitones);

/// A note of the major pentatonic scale, in semitones: degree 5 is the octave.
double pentatonic(int degree);

/// Samples in `seconds`.
std::size_t samplesIn(double seconds);

/// Linear rise from 0 to 1 within the first `seconds` of a sound: an onset without a click.
double attack(std::size_t sample, double seconds);

/// Exponential decay by 60 dB in `seconds`.
double decay60(std::size_t sample, double seconds);

/// Adds `sound` into `target` from sample `start` on; what would lie beyond the end is dropped.
void mixInto(Samples& target, const Samples& sound, std::size_t start, double gain = 1.0);

/// Peak of 1, then half-cosine fades of 5 ms at both ends. Silence stays silence.
void finish(Samples& samples);

}  // namespace ajepa::demo
