// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QThreadPool>
#include <QWidget>
#include <memory>
#include <optional>

#include "engine/audio/waveform.h"
#include "widgets/time_window.h"
#include "widgets/waveform_peaks.h"

namespace ajepa {

/// A lane with the sound's waveform, aligned with a spectrogram below it by a shared TimeWindow. A click moves the playhead, dragging
/// selects a span of time.
class WaveformView final : public QWidget {
    Q_OBJECT

public:
    explicit WaveformView(TimeWindow& time, QWidget* parent = nullptr);
    ~WaveformView() override;
    /// nullptr: an empty lane. The peaks of a long sound are made on another thread; until then the lane is empty.
    void setWaveform(std::shared_ptr<const Waveform> waveform);
    /// Room kept free on the right, for the colour bar below.
    void setRightRoom(int pixels);

    QSize sizeHint() const override { return {640, 64}; }

Q_SIGNALS:
    void sought(double seconds);
    /// The peaks of a long sound are on screen.
    void ready();

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
    void makePeaks();
    void invalidate();
    void paintScene(QPainter& painter) const;

    TimeWindow& time_;
    std::shared_ptr<const Waveform> waveform_;
    std::shared_ptr<const WaveformPeaks> peaks_;  ///< nullptr: being made
    QThreadPool pool_;
    int rightRoom_ = 0;
    QPixmap scene_;
    std::optional<double> pressedX_;
    bool selecting_ = false;
};

}  // namespace ajepa
