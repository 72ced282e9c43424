// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/spectrogram_data.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <iterator>

namespace ajepa {
namespace {

double melOf(double hz) {
    return 1127.0 * std::log1p(hz / 700.0);
}

double hzOf(double mel) {
    return 700.0 * std::expm1(mel / 1127.0);
}

}  // namespace

QString valueUnitLabel(ValueUnit unit) {
    switch (unit) {
        case ValueUnit::lnEnergy:
            return QCoreApplication::translate("ValueUnit", "ln energy");
        case ValueUnit::normalised:
            return QCoreApplication::translate("ValueUnit", "normalised");
        case ValueUnit::decibel:
            return QCoreApplication::translate("ValueUnit", "dB re max");
    }
    return {};
}

double SpectrogramShape::hzAt(double rowPosition) const {
    if (geometry.scale == FrequencyScale::linear)
        return geometry.lowHz + rowPosition * (geometry.highHz - geometry.lowHz) / rows;
    // A bank of `rows` triangles has rows + 2 equally spaced mel points; row r is centred on point r + 1, so position r + 0.5 lies there.
    const double low = melOf(geometry.lowHz);
    const double step = (melOf(geometry.highHz) - low) / (rows + 1);
    return hzOf(low + (rowPosition + 0.5) * step);
}

double SpectrogramShape::rowAt(double hz) const {
    if (geometry.scale == FrequencyScale::linear)
        return (hz - geometry.lowHz) * rows / (geometry.highHz - geometry.lowHz);
    const double low = melOf(geometry.lowHz);
    const double step = (melOf(geometry.highHz) - low) / (rows + 1);
    return (melOf(hz) - low) / step - 0.5;
}

ColourLimits suggestedLimits(const SpectrogramData& data) {
    constexpr std::size_t enoughValues = 1'000'000;
    const auto frames = static_cast<std::size_t>(data.validFrames > 0 ? std::min(data.validFrames, data.frames) : data.frames);
    const auto rows = static_cast<std::size_t>(data.rows);
    const std::size_t stride = 1 + frames * rows / enoughValues;
    std::vector<float> sounding;
    sounding.reserve((frames / stride + 1) * rows);
    for (std::size_t frame = 0; frame < frames; frame += stride)
        std::copy_if(data.values.begin() + static_cast<std::ptrdiff_t>(frame * rows),
                     data.values.begin() + static_cast<std::ptrdiff_t>((frame + 1) * rows), std::back_inserter(sounding),
                     [](float value) { return std::isfinite(value); });
    if (sounding.empty())
        return {};
    const auto low = sounding.begin() + static_cast<std::ptrdiff_t>(sounding.size() / 50);
    std::nth_element(sounding.begin(), low, sounding.end());
    const float high = *std::max_element(low, sounding.end());
    return high > *low ? ColourLimits{*low, high} : ColourLimits{*low - 0.5F, *low + 0.5F};
}

}  // namespace ajepa
