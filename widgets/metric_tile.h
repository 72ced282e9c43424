// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

class QBoxLayout;
class QLabel;

namespace ajepa {

class ElidedLabel;
class MetricPlot;

/// One of the small multiples: name, newest value, and its curve.
class MetricTile final : public QFrame {
    Q_OBJECT

public:
    /// `sentence` tells what the figure means; `unit` stands behind the value.
    MetricTile(const QString& name, const QString& unit, const QString& sentence, QWidget* parent = nullptr);
    void clear();
    void append(const std::vector<double>& steps, const std::vector<double>& values);
    MetricPlot& plot() const { return *plot_; }
    /// What is shown of the newest value: with its unit where there is room for it.
    QString valueText() const;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showValue();

    QString unit_;
    QString newest_;  ///< value as text, without its unit
    QBoxLayout* head_;
    ElidedLabel* name_;
    QLabel* value_;
    MetricPlot* plot_;
};

}  // namespace ajepa
