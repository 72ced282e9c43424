// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/audio/waveform.h"
#include "widgets/time_window.h"

namespace ajepa {

/// Smallest and largest sample behind one pixel column.
struct Peak {
    float low = 0;
    float high = 0;
};

/// Peaks of `columns` equal steps between two times. Columns beyond the sound are {0, 0}; where a column is finer than a sample it holds the nearest one.
std::vector<Peak> waveformPeaks(const Waveform& waveform, double startS, double endS, int columns);

/// A lane with the sound's waveform, aligned with a spectrogram below it by a shared TimeWindow. A click moves the playhead, dragging
/// selects a span of time.
class WaveformView final : public QWidget {
    Q_OBJECT

public:
    explicit WaveformView(TimeWindow& time, QWidget* parent = nullptr);
    /// nullptr: an empty lane.
    void setWaveform(std::shared_ptr<const Waveform> waveform);
    /// Room kept free on the right, for the colour bar below.
    void setRightRoom(int pixels);

    QSize sizeHint() const override { return {640, 64}; }

Q_SIGNALS:
    void sought(double seconds);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    QRectF plotArea() const;
    double secondsAt(double x) const;
    double xOf(double seconds) const;
    void invalidate();
    void paintScene(QPainter& painter) const;

    TimeWindow& time_;
    std::shared_ptr<const Waveform> waveform_;
    int rightRoom_ = 0;
    QPixmap scene_;
    std::optional<double> pressedX_;
    bool selecting_ = false;
};

}  // namespace ajepa
