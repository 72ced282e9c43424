// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/metric_tile.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "widgets/elided_label.h"
#include "widgets/metric_plot.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {

MetricTile::MetricTile(const QString& name, const QString& unit, const QString& sentence, QWidget* parent)
    : QFrame(parent), unit_(unit), name_(new ElidedLabel), value_(new QLabel), plot_(new MetricPlot(name, MetricPlot::Size::small)) {
    setRole(this, "panel");
    setToolTip(sentence);
    setMinimumSize(88, 72);
    name_->setText(name);
    setRole(name_, "small");
    value_->setProperty("data", true);
    auto* head = new QHBoxLayout;
    head->setSpacing(innerSpacing);
    head->addWidget(name_, 1);
    head->addWidget(value_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacingUnit, innerSpacing, spacingUnit, innerSpacing);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(plot_, 1);
    clear();
}

void MetricTile::clear() {
    plot_->clear();
    value_->setText(QStringLiteral("\u2013"));
}

void MetricTile::append(const std::vector<double>& steps, const std::vector<double>& values) {
    if (!values.empty()) {
        plot_->append(steps, values);
        value_->setText(withUnit(figureText(values.back()), unit_));
    }
}

QString MetricTile::valueText() const {
    return value_->text();
}

}  // namespace ajepa
