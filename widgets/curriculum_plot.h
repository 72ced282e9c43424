// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QWidget>
#include <optional>
#include <vector>

#include "engine/masking/curriculum_profile.h"

namespace ajepa {

/// What a curriculum schedules against what a seed draws, over the steps of a training: every function's curve faint, the chosen one bold, the running mean
/// of the draws, each draw of time-frequency masks as a tick below, and the break points. The pointer reads off a step.
class CurriculumPlot final : public QWidget {
    Q_OBJECT

public:
    /// A function's scheduled probabilities at equal distances over the training.
    struct Curve {
        QString name;
        std::vector<double> probabilities;
        bool chosen = false;
    };

    explicit CurriculumPlot(QWidget* parent = nullptr);

    void setCurves(qint64 lastStep, std::vector<Curve> curves);
    /// Draws, running mean and break points of the chosen function.
    void setProfile(CurriculumProfile profile);
    /// The step that the slider shows.
    void setStep(qint64 step);
    const std::vector<Curve>& curves() const { return curves_; }
    const CurriculumProfile& profile() const { return profile_; }
    /// "Step 12,000: scheduled 58 %, 41 % drawn so far, block masks".
    QString readingAt(qint64 step) const;

    QSize sizeHint() const override { return {560, 220}; }
    QSize minimumSizeHint() const override { return {320, 140}; }

Q_SIGNALS:
    /// A click: the step slider should go there.
    void stepChosen(qint64 step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRectF plotArea() const;
    double xOf(double step) const;
    double yOf(double probability) const;
    qint64 stepAt(double x) const;
    void paintAxes(QPainter& painter) const;
    QRectF freePlace(const QPolygonF& points, const QSizeF& size, const std::vector<QRectF>& taken) const;
    void paintCurves(QPainter& painter) const;
    void paintDraws(QPainter& painter) const;
    void paintBreaks(QPainter& painter) const;

    qint64 lastStep_ = 1;
    qint64 step_ = 0;
    std::vector<Curve> curves_;
    CurriculumProfile profile_;
    std::optional<qint64> hover_;
};

}  // namespace ajepa
