// SPDX-License-Identifier: Apache-2.0
#include "engine/audio/time_frequency_gate.h"

#include <kissfft/kiss_fftr.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>
#include <numbers>
#include <string>

#include "engine/base/error.h"

namespace ajepa {
namespace {

constexpr std::size_t overlap = 4;
constexpr float sumOfSquares = 1.5F;  // of a periodic Hann window at three quarters overlap

/// Where a point lies on one axis of the grid: `next` of it belongs to cell + 1, the rest to `cell`.
struct Place {
    std::size_t cell = 0;
    float next = 0;
};

/// How wide the crossing at an inner edge is: never wider than a neighbour, so that two crossings never meet.
double crossingWidth(std::span<const double> edges, std::size_t edge, double narrowest) {
    const double smaller = std::min(edges[edge] - edges[edge - 1], edges[edge + 1] - edges[edge]);
    return std::min(std::max(smaller / 8, narrowest), smaller);
}

Place placeOf(double position, std::span<const double> edges, double narrowest) {
    const std::span<const double> inner = edges.subspan(1, edges.size() - 2);
    const auto cell = static_cast<std::size_t>(std::upper_bound(inner.begin(), inner.end(), position) - inner.begin());
    for (const std::size_t edge : {cell, cell + 1}) {
        if (edge == 0 || edge + 1 == edges.size()) {
            continue;
        }
        const double width = crossingWidth(edges, edge, narrowest);
        const double across = (position - edges[edge]) / width;
        if (std::abs(across) < 0.5) {
            return {edge - 1, static_cast<float>(0.5 + 0.5 * std::sin(std::numbers::pi * across))};
        }
    }
    return {cell, 0};
}

std::vector<float> kept(const TimeFrequencyGrid& grid, std::span<const std::int32_t> cells) {
    if (grid.edgesS.size() < 2 || grid.edgesHz.size() < 2) {
        throw Error(ErrorKind::request, "the grid of a gate has no cell");
    }
    std::vector<float> weights(grid.times() * grid.bands(), 0.0F);
    for (const std::int32_t cell : cells) {
        if (cell < 0 || static_cast<std::size_t>(cell) >= weights.size()) {
            throw Error(ErrorKind::request,
                        "cell " + std::to_string(cell) + " lies outside the grid of " + std::to_string(weights.size()) + " cells");
        }
        weights[static_cast<std::size_t>(cell)] = 1;
    }
    return weights;
}

/// The transform of one frame and its way back, with their scratch.
class Frame {
public:
    explicit Frame(std::size_t length)
        : samples(length),
          bins(length / 2 + 1),
          window_(length),
          forward_(kiss_fftr_alloc(static_cast<int>(length), 0, nullptr, nullptr), freeTransform),
          backward_(kiss_fftr_alloc(static_cast<int>(length), 1, nullptr, nullptr), freeTransform) {
        for (std::size_t i = 0; i < length; ++i) {
            window_[i] = static_cast<float>(0.5 - 0.5 * std::cos(2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(length)));
        }
    }
    /// `input` begins `before` samples into the frame; what it does not cover is silence.
    void analyse(std::span<const float> input, std::size_t before) {
        std::fill(samples.begin(), samples.end(), 0.0F);
        const std::size_t count = std::min(input.size(), samples.size() - before);
        for (std::size_t i = 0; i < count; ++i) {
            samples[before + i] = input[i] * window_[before + i];
        }
        kiss_fftr(forward_.get(), samples.data(), bins.data());
    }
    void addTo(std::span<float> output, std::size_t before) {
        kiss_fftri(backward_.get(), bins.data(), samples.data());
        const float scale = 1.0F / (sumOfSquares * static_cast<float>(samples.size()));
        const std::size_t count = std::min(output.size(), samples.size() - before);
        for (std::size_t i = 0; i < count; ++i) {
            output[i] += samples[before + i] * window_[before + i] * scale;
        }
    }

    std::vector<float> samples;
    std::vector<kiss_fft_cpx> bins;

private:
    static void freeTransform(kiss_fftr_cfg config) { kiss_fft_free(config); }
    std::vector<float> window_;
    std::unique_ptr<kiss_fftr_state, void (*)(kiss_fftr_cfg)> forward_, backward_;
};

/// What each bin of a frame is multiplied by.
class Weights {
public:
    Weights(const TimeFrequencyGrid& grid, std::span<const std::int32_t> cells, std::size_t window, double sampleRateHz)
        : grid_(grid), kept_(kept(grid, cells)), bandWeights_(grid.bands()), hopS_(static_cast<double>(window / overlap) / sampleRateHz) {
        const double hzPerBin = sampleRateHz / static_cast<double>(window);
        for (std::size_t bin = 0; bin <= window / 2; ++bin) {
            bins_.push_back(placeOf(static_cast<double>(bin) * hzPerBin, grid.edgesHz, 2 * hzPerBin));
        }
    }
    /// The bands' weights at a moment; false if all are zero.
    bool moveTo(double seconds) {
        const Place place = placeOf(seconds, grid_.edgesS, 2 * hopS_);
        const std::size_t bands = grid_.bands();
        for (std::size_t band = 0; band < bands; ++band) {
            const float here = kept_[place.cell * bands + band];
            const float next = place.next > 0 ? kept_[(place.cell + 1) * bands + band] : 0.0F;
            bandWeights_[band] = here + (next - here) * place.next;
        }
        return std::any_of(bandWeights_.begin(), bandWeights_.end(), [](float weight) { return weight > 0; });
    }
    void apply(std::span<kiss_fft_cpx> bins) const {
        for (std::size_t i = 0; i < bins.size(); ++i) {
            const Place place = bins_[i];
            const float here = bandWeights_[place.cell];
            const float weight = place.next > 0 ? here + (bandWeights_[place.cell + 1] - here) * place.next : here;
            bins[i].r *= weight;
            bins[i].i *= weight;
        }
    }

private:
    const TimeFrequencyGrid& grid_;
    std::vector<float> kept_;
    std::vector<float> bandWeights_;
    std::vector<Place> bins_;
    double hopS_;
};

}  // namespace

int gateWindow(int sampleRateHz) {
    constexpr double shortestS = 0.03;
    return static_cast<int>(std::bit_ceil(static_cast<unsigned>(std::max(64.0, shortestS * sampleRateHz))));
}

Waveform gateCells(const Waveform& sound, const TimeFrequencyGrid& grid, std::span<const std::int32_t> cells) {
    const auto window = static_cast<std::size_t>(gateWindow(sound.sampleRateHz));
    const std::size_t hop = window / overlap;
    const std::size_t lead = window - hop;  // the first frame holds one hop of sound, so that each sample lies in `overlap` frames
    Weights weights(grid, cells, window, sound.sampleRateHz);
    Frame frame(window);
    Waveform output{std::vector<float>(sound.samples.size(), 0.0F), sound.sampleRateHz};
    for (std::size_t start = 0; start < sound.samples.size() + lead; start += hop) {  // counted from `lead` before the sound
        const double centre = static_cast<double>(start + window / 2) - static_cast<double>(lead);
        if (!weights.moveTo(centre / sound.sampleRateHz)) {
            continue;
        }
        const std::size_t before = start < lead ? lead - start : 0;
        const std::size_t from = start - std::min(start, lead);
        frame.analyse(std::span(sound.samples).subspan(from), before);
        weights.apply(frame.bins);
        frame.addTo(std::span(output.samples).subspan(from), before);
    }
    return output;
}

}  // namespace ajepa
