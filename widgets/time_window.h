// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <limits>
#include <optional>

namespace ajepa {

/// A part of a sound: a span of time, and a band of frequencies if it is not all of them.
struct SoundSelection {
    double startS = 0;
    double endS = 0;
    double lowHz = 0;
    double highHz = std::numeric_limits<double>::infinity();

    double lengthS() const { return endS - startS; }
    bool isWholeBand() const { return lowHz <= 0 && highHz == std::numeric_limits<double>::infinity(); }
    bool operator==(const SoundSelection&) const = default;
};

/// The time axis that the views of one sound share: its length, the visible part, the selection, and the playhead. Views that share one move together.
class TimeWindow final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    double durationS() const { return durationS_; }
    double startS() const { return startS_; }
    double endS() const { return endS_; }
    double lengthS() const { return endS_ - startS_; }
    /// Seconds, or negative: no playhead.
    double playheadS() const { return playheadS_; }

    const std::optional<SoundSelection>& selection() const { return selection_; }

    /// Another sound: everything is visible, nothing selected.
    void setDuration(double seconds);
    /// Shows [start, end], moved and shortened to lie within the sound; at least a millisecond.
    void setRange(double startS, double endS);
    void fit() { setRange(0, durationS_); }
    /// Magnifies by `factor` (above 1: closer) and keeps `aroundS` in its place.
    void zoom(double factor, double aroundS);
    void scroll(double byS) { setRange(startS_ + byS, endS_ + byS); }
    void setPlayhead(double seconds);
    /// Clamped to the sound; a selection of less than a millisecond is none.
    void setSelection(std::optional<SoundSelection> selection);

Q_SIGNALS:
    void rangeChanged();
    void selectionChanged();
    void playheadChanged(double seconds);

private:
    double durationS_ = 1;
    double startS_ = 0;
    double endS_ = 1;
    double playheadS_ = -1;
    std::optional<SoundSelection> selection_;
};

}  // namespace ajepa
