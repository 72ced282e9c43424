// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace ajepa {

class ElidedLabel;

/// Play or pause, position and length, loop, gain. Without an audio device a sentence stands in their place.
class TransportBar final : public QWidget {
    Q_OBJECT

public:
    explicit TransportBar(QWidget* parent = nullptr);

    void setPlaying(bool playing);
    void setPosition(double seconds);
    void setDuration(double seconds);
    /// The device's state in words, and whether there is one.
    void setDevice(bool available, const QString& status);
    bool isLooping() const;
    void setLooping(bool loop);
    void toggleLoop();
    /// Linear factor, shown in decibels from -40 to 0.
    void setGain(double factor);

Q_SIGNALS:
    void toggled();
    void loopChanged(bool loop);
    /// Linear factor.
    void gainChanged(double factor);

private:
    void showTimes();

    QToolButton* play_;
    QLabel* times_;
    QToolButton* loop_;
    QLabel* gainLabel_;
    QSlider* gain_;
    ElidedLabel* device_;
    double positionS_ = 0;
    double durationS_ = 0;
};

}  // namespace ajepa
