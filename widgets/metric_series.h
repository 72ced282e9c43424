// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ajepa {

/// The points of a curve in the order of their steps, with the smallest and largest of blocks of 16, 256, … beside them: what a picture needs of a million points is
/// found in as much work as it has columns. Appending costs the same however many there are.
class MetricSeries {
public:
    /// Beyond `most` points every second one is forgotten, so that a run without end takes bounded memory.
    explicit MetricSeries(std::size_t most = std::size_t{1} << 21U) : most_(most) {}

    /// `step` must be larger than the last one.
    void append(double step, double value);
    /// Forgets the points behind a step.
    void cutBackTo(double step);
    void clear();

    bool empty() const { return steps_.empty(); }
    std::size_t size() const { return steps_.size(); }
    double step(std::size_t point) const { return steps_[point]; }
    double value(std::size_t point) const { return values_[point]; }
    /// The point whose step is nearest; there must be one.
    std::size_t nearest(double step) const;

    struct Range {
        double low = 0, high = 0;
        bool operator==(const Range&) const = default;
    };
    /// Of all values; nothing without points.
    std::optional<Range> range() const;

    /// First, smallest, largest and last point of each of `columns` equal parts of [from, to], in their order: drawn as a line in that many columns of pixels, it looks as all
    /// points would (M4, Jugel et al., VLDB 2014). The last points outside on either side are part of it, so that the line runs to the edges.
    void sample(double from, double to, int columns, QVector<double>& steps, QVector<double>& values) const;

private:
    struct Extremes {
        std::uint32_t low = 0, high = 0;  ///< the points that have them
    };
    Extremes extremes(std::size_t begin, std::size_t end) const;
    Extremes merged(const Extremes& one, const Extremes& other) const;
    void noteLast();
    void thinOut();
    void rebuild();

    std::size_t most_;
    std::vector<double> steps_, values_;
    std::vector<std::vector<Extremes>> levels_;  ///< of blocks of 16, 256, …; the last block may be partial
};

}  // namespace ajepa
