// SPDX-License-Identifier: Apache-2.0
#include "engine/features/log_mel_scalar.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/features/log_mel.h"

namespace ajepa {
namespace {

// Mean removal, pre-emphasis and window in one place, in double precision: quiet cells beside loud ones need it.
void prepareFrame(std::span<const float> samples, double preEmphasis, std::span<const double> window, std::span<double> frame) {
    const double mean = std::accumulate(samples.begin(), samples.end(), 0.0) / static_cast<double>(samples.size());
    double previous = samples.front() - mean;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double current = samples[i] - mean;
        frame[i] = (current - preEmphasis * previous) * window[i];
        previous = current;
    }
}

// spectrum[0] packs the mean (real) and the Nyquist value (imaginary), as KissFFT's real transform does.
void powerOf(std::span<const std::complex<double>> spectrum, std::span<double> power) {
    power[0] = spectrum[0].real() * spectrum[0].real();
    for (std::size_t bin = 1; bin < power.size(); ++bin) {
        power[bin] = spectrum[bin].real() * spectrum[bin].real() + spectrum[bin].imag() * spectrum[bin].imag();
    }
}

float logEnergy(const MelFilter& filter, std::span<const double> power) {
    const double* bins = power.data() + filter.firstBin;
    double energy = 0;
    for (std::size_t i = 0; i < filter.weights.size(); ++i) {
        energy += filter.weights[i] * bins[i];
    }
    return energy > logMelEnergyFloor ? static_cast<float>(std::log(energy)) : logMelFloor;
}

}  // namespace

ScalarLogMel::ScalarLogMel(const LogMelTables& tables) : transform_(static_cast<std::size_t>(tables.fftSize) / 2, false) {}

ScalarLogMel::Scratch::Scratch(const LogMelTables& tables)
    : frame(static_cast<std::size_t>(tables.fftSize), 0.0),  // the tail beyond the window stays zero
      spectrum(frame.size() / 2),
      power(frame.size() / 2) {}

void ScalarLogMel::compute(const LogMelTables& tables, std::span<const float> samples, Scratch& scratch, std::span<float> values) const {
    prepareFrame(samples, tables.preEmphasis, tables.window, scratch.frame);
    transform_.transform_real(scratch.frame.data(), scratch.spectrum.data());
    powerOf(scratch.spectrum, scratch.power);
    std::transform(tables.filters.begin(), tables.filters.end(), values.begin(),
                   [&](const MelFilter& filter) { return logEnergy(filter, scratch.power); });
}

}  // namespace ajepa
