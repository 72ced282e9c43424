// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

namespace ajepa {

/// A few dozen bars under a caption: a histogram, or one value a layer. The tool tip gives the bar under the pointer.
class BarPlot final : public QWidget {
    Q_OBJECT

public:
    explicit BarPlot(const QString& caption, QWidget* parent = nullptr);

    struct Bars {
        std::vector<double> values;  ///< not negative
        QString low, high;           ///< labels at the ends of the axis
        QString figure;              ///< right above the bars: "mean 47 %"
        double mark = -1;            ///< place of a mark along the axis, 0 to 1; negative: none
        std::vector<QString> tips;   ///< one a bar
    };
    void setBars(Bars bars);
    const Bars& bars() const { return bars_; }

    QSize sizeHint() const override { return {150, 104}; }
    QSize minimumSizeHint() const override { return {100, 72}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QRectF plotArea() const;

    QString caption_;
    Bars bars_;
};

}  // namespace ajepa
