// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace ajepa {

/// The time axis that the views of one sound share: its length, the visible part, and the playhead. Views that share one move together.
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

    /// Another sound: everything is visible.
    void setDuration(double seconds);
    /// Shows [start, end], moved and shortened to lie within the sound; at least a millisecond.
    void setRange(double startS, double endS);
    void fit() { setRange(0, durationS_); }
    /// Magnifies by `factor` (above 1: closer) and keeps `aroundS` in its place.
    void zoom(double factor, double aroundS);
    void scroll(double byS) { setRange(startS_ + byS, endS_ + byS); }
    void setPlayhead(double seconds);

Q_SIGNALS:
    void rangeChanged();
    void playheadChanged(double seconds);

private:
    double durationS_ = 1;
    double startS_ = 0;
    double endS_ = 1;
    double playheadS_ = -1;
};

}  // namespace ajepa
