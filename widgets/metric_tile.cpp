// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/metric_tile.h"

#include <QBoxLayout>
#include <QLabel>

#include "widgets/elided_label.h"
#include "widgets/metric_plot.h"
#include "widgets/number_text.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {
constexpr int narrowTile = 136;
}

MetricTile::MetricTile(const QString& name, const QString& unit, const QString& sentence, QWidget* parent)
    : QFrame(parent),
      unit_(unit),
      head_(new QBoxLayout(QBoxLayout::LeftToRight)),
      name_(new ElidedLabel),
      value_(new QLabel),
      plot_(new MetricPlot(name, MetricPlot::Size::small)) {
    setRole(this, "panel");
    setToolTip(sentence);
    setMinimumSize(76, 72);
    name_->setText(name);
    setRole(name_, "small");
    value_->setProperty("data", true);
    head_->setSpacing(innerSpacing);
    head_->addWidget(name_, 1);
    head_->addWidget(value_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacingUnit, innerSpacing, spacingUnit, innerSpacing);
    layout->setSpacing(0);
    layout->addLayout(head_);
    layout->addWidget(plot_, 1);
    clear();
}

void MetricTile::clear() {
    plot_->clear();
    newest_.clear();
    showValue();
}

void MetricTile::append(const std::vector<double>& steps, const std::vector<double>& values) {
    if (!values.empty()) {
        plot_->append(steps, values);
        newest_ = figureText(values.back());
        showValue();
    }
}

void MetricTile::showValue() {
    const QString whole = newest_.isEmpty() ? QStringLiteral("\u2013") : withUnit(newest_, unit_);
    const bool fits = value_->fontMetrics().horizontalAdvance(whole) <= contentsRect().width() - 2 * spacingUnit;
    value_->setText(fits || newest_.isEmpty() ? whole : newest_);
}

/// A narrow tile keeps its words and its curve: the value goes below the name, and the readout under the pointer stands in for the numbers of the axis.
void MetricTile::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    const bool narrow = width() < narrowTile;
    head_->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    head_->setSpacing(narrow ? 0 : innerSpacing);
    plot_->setCramped(narrow);
    showValue();
}

QString MetricTile::valueText() const {
    return value_->text();
}

}  // namespace ajepa
