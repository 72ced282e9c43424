// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/metric_series.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ajepa {
namespace {

constexpr std::size_t perBlock = 16;
constexpr std::size_t pointsPerColumn = 4;

}  // namespace

void MetricSeries::append(double step, double value) {
    steps_.push_back(step);
    values_.push_back(value);
    noteLast();
    if (steps_.size() > most_) {
        thinOut();
    }
}

/// Takes the newest point into the last block of each level.
void MetricSeries::noteLast() {
    const auto point = static_cast<std::uint32_t>(steps_.size() - 1);
    std::size_t blockSize = perBlock;
    for (std::size_t level = 0; blockSize <= most_; ++level, blockSize *= perBlock) {
        if (level == levels_.size()) {
            if (point + 1 < blockSize) {
                return;  // coarser blocks than there are points
            }
            levels_.push_back({extremes(0, point + std::size_t{1})});
            continue;
        }
        std::vector<Extremes>& blocks = levels_[level];
        if (point / blockSize == blocks.size()) {
            blocks.push_back({point, point});
        } else {
            blocks.back() = merged(blocks.back(), {point, point});
        }
    }
}

void MetricSeries::cutBackTo(double step) {
    const auto end = std::upper_bound(steps_.begin(), steps_.end(), step);
    if (end == steps_.end()) {
        return;
    }
    values_.resize(static_cast<std::size_t>(end - steps_.begin()));
    steps_.erase(end, steps_.end());
    rebuild();
}

void MetricSeries::clear() {
    steps_.clear();
    values_.clear();
    levels_.clear();
}

void MetricSeries::thinOut() {
    for (std::vector<double>* column : {&steps_, &values_}) {
        for (std::size_t i = 0; 2 * i + 1 < column->size(); ++i) {
            (*column)[i] = (*column)[2 * i + 1];  // the newest stays
        }
        column->resize(column->size() / 2);
    }
    rebuild();
}

void MetricSeries::rebuild() {
    levels_.clear();
    const std::vector<double> steps = std::move(steps_);
    steps_.clear();
    for (const double step : steps) {
        steps_.push_back(step);
        noteLast();
    }
}

MetricSeries::Extremes MetricSeries::merged(const Extremes& one, const Extremes& other) const {
    return {values_[other.low] < values_[one.low] ? other.low : one.low, values_[other.high] > values_[one.high] ? other.high : one.high};
}

/// Points to the next block's border one by one, then by the largest blocks that begin there and fit.
MetricSeries::Extremes MetricSeries::extremes(std::size_t begin, std::size_t end) const {
    Extremes found{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin)};
    while (begin < end) {
        std::size_t blockSize = 1;
        std::size_t level = 0;
        while (level < levels_.size() && begin % (blockSize * perBlock) == 0 && begin + blockSize * perBlock <= end) {
            blockSize *= perBlock;
            ++level;
        }
        const auto point = static_cast<std::uint32_t>(begin);
        found = merged(found, level == 0 ? Extremes{point, point} : levels_[level - 1][begin / blockSize]);
        begin += blockSize;
    }
    return found;
}

std::size_t MetricSeries::nearest(double step) const {
    const auto next = std::lower_bound(steps_.begin(), steps_.end(), step);
    const auto point = static_cast<std::size_t>(next - steps_.begin());
    if (point == steps_.size() || (point > 0 && step - steps_[point - 1] < steps_[point] - step)) {
        return point - 1;
    }
    return point;
}

std::optional<MetricSeries::Range> MetricSeries::range() const {
    if (empty()) {
        return std::nullopt;
    }
    const Extremes all = extremes(0, size());
    return Range{values_[all.low], values_[all.high]};
}

void MetricSeries::sample(double from, double to, int columns, QVector<double>& steps, QVector<double>& values) const {
    steps.clear();
    values.clear();
    const auto add = [&](std::size_t point) {
        steps.push_back(steps_[point]);
        values.push_back(values_[point]);
    };
    const auto placeOf = [&](auto found) { return static_cast<std::size_t>(found - steps_.begin()); };
    std::size_t begin = placeOf(std::lower_bound(steps_.begin(), steps_.end(), from));
    const std::size_t end = placeOf(std::upper_bound(steps_.begin(), steps_.end(), to));
    if (begin > 0) {
        add(begin - 1);
    }
    if (end - begin <= pointsPerColumn * static_cast<std::size_t>(columns)) {
        for (; begin < end; ++begin) {
            add(begin);
        }
    }
    for (int column = 1; begin < end; ++column) {
        const double border = from + (to - from) * column / columns;
        const auto first = steps_.begin() + static_cast<std::ptrdiff_t>(begin), last = steps_.begin() + static_cast<std::ptrdiff_t>(end);
        const std::size_t next = column < columns ? placeOf(std::lower_bound(first, last, border)) : end;
        if (next > begin) {
            const Extremes found = extremes(begin, next);
            std::array<std::size_t, pointsPerColumn> points{begin, std::min(found.low, found.high), std::max(found.low, found.high), next - 1};
            std::for_each(points.begin(), std::unique(points.begin(), points.end()), add);
            begin = next;
        }
    }
    if (end < size()) {
        add(end);
    }
}

}  // namespace ajepa
