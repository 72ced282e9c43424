// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/frequency_axis.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace ajepa {
namespace {

constexpr double lowestLogarithmicHz = 20;

}  // namespace

QString frequencySpacingLabel(FrequencySpacing spacing) {
    switch (spacing) {
        case FrequencySpacing::linear:
            return QCoreApplication::translate("FrequencySpacing", "Linear");
        case FrequencySpacing::mel:
            return QCoreApplication::translate("FrequencySpacing", "Mel");
        case FrequencySpacing::logarithmic:
            return QCoreApplication::translate("FrequencySpacing", "Logarithmic");
    }
    return {};
}

FrequencySpacing spacingOf(FrequencyScale scale) {
    return scale == FrequencyScale::mel ? FrequencySpacing::mel : FrequencySpacing::linear;
}

FrequencyAxis::FrequencyAxis(const SpectrogramShape& shape, FrequencySpacing spacing)
    : shape_(shape), spacing_(spacing), native_(spacing == spacingOf(shape.geometry.scale)) {
    const double lowest = spacing == FrequencySpacing::logarithmic ? std::max(shape.hzAt(0.5), lowestLogarithmicHz) : std::max(shape.hzAt(0), 0.0);
    low_ = bend(lowest);
    high_ = bend(std::max(shape.hzAt(shape.rows), lowest + 1));
}

double FrequencyAxis::bend(double hz) const {
    switch (spacing_) {
        case FrequencySpacing::mel:
            return std::log1p(hz / 700.0);
        case FrequencySpacing::logarithmic:
            return std::log(std::max(hz, 1e-3));
        case FrequencySpacing::linear:
            break;
    }
    return hz;
}

double FrequencyAxis::unbend(double bent) const {
    switch (spacing_) {
        case FrequencySpacing::mel:
            return 700.0 * std::expm1(bent);
        case FrequencySpacing::logarithmic:
            return std::exp(bent);
        case FrequencySpacing::linear:
            break;
    }
    return bent;
}

double FrequencyAxis::hzAt(double share) const {
    return native_ ? shape_.hzAt(share * shape_.rows) : unbend(low_ + share * (high_ - low_));
}

double FrequencyAxis::shareAt(double hz) const {
    return native_ ? shape_.rowAt(hz) / std::max(shape_.rows, 1) : (bend(hz) - low_) / (high_ - low_);
}

double FrequencyAxis::rowAt(double share) const {
    return native_ ? share * shape_.rows : shape_.rowAt(hzAt(share));
}

double FrequencyAxis::shareOfRow(double row) const {
    return native_ ? row / std::max(shape_.rows, 1) : shareAt(shape_.hzAt(row));
}

std::vector<CellRange> FrequencyAxis::rowsBehind(double lowShare, double highShare, int pixels) const {
    if (native_)
        return cellsBehind(lowShare * shape_.rows, (highShare - lowShare) * shape_.rows, pixels, shape_.rows);
    std::vector<CellRange> ranges(static_cast<std::size_t>(std::max(pixels, 0)));
    double below = rowAt(lowShare);
    for (int pixel = 0; pixel < pixels; ++pixel) {
        const double above = rowAt(lowShare + (highShare - lowShare) * (pixel + 1) / pixels);
        ranges[static_cast<std::size_t>(pixel)] = cellsWithin(below, above, shape_.rows);
        below = above;
    }
    return ranges;
}

bool FrequencyAxis::operator==(const FrequencyAxis& other) const {
    return spacing_ == other.spacing_ && native_ == other.native_ && low_ == other.low_ && high_ == other.high_ && shape_.rows == other.shape_.rows;
}

}  // namespace ajepa
