// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

namespace ajepa {

/// The training step as a slider with the curriculum's curve along it: the scheduled probability of time-frequency masks from 0 (bottom) to 1 (top).
/// Left and Right move a hundredth, Page Up and Down a tenth, with Ctrl one step; Home and End go to the ends.
class StepSlider final : public QWidget {
    Q_OBJECT

public:
    explicit StepSlider(QWidget* parent = nullptr);

    /// Probabilities at equal distances from step 0 to `lastStep`; empty: no curve.
    void setCurve(qint64 lastStep, std::vector<double> probabilities);
    void setStep(qint64 step);
    qint64 step() const { return step_; }
    qint64 lastStep() const { return lastStep_; }

    QSize sizeHint() const override { return {320, 48}; }
    QSize minimumSizeHint() const override { return {160, 48}; }

Q_SIGNALS:
    void stepChosen(qint64 step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRectF track() const;
    double xOf(double step) const;
    double yOf(double probability) const;
    double probabilityAt(qint64 step) const;
    void choose(qint64 step);
    void chooseAt(double x);

    qint64 lastStep_ = 1;
    qint64 step_ = 0;
    std::vector<double> curve_;
};

}  // namespace ajepa
