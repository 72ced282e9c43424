// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/colour_bar.h"

#include <QContextMenuEvent>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <algorithm>
#include <cmath>

#include "widgets/axis_ticks.h"
#include "widgets/plot_frame.h"
#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr int barWidth = 14;
constexpr float smallestSpan = 0.01F;
/// A drag of this many pixels to the side halves or doubles the span.
constexpr float pixelsPerOctave = 60;

QString limitText(double value) {
    return decimalText(value, std::abs(value) < 100 ? 1 : 0);
}

QDoubleSpinBox* limitField(double value, QWidget* parent) {
    auto* field = new QDoubleSpinBox(parent);
    field->setRange(-1000, 1000);
    field->setDecimals(2);
    field->setSingleStep(0.5);
    field->setValue(value);
    return field;
}

}  // namespace

ColourLimits shifted(const ColourLimits& limits, float brightness, float contrast) {
    const float span = limits.high - limits.low;
    const float half = std::max(span * (1 - contrast), smallestSpan) / 2;
    const float middle = (limits.low + limits.high) / 2 - brightness * span;
    return {middle - half, middle + half};
}

ColourBar::ColourBar(QWidget* parent) : QWidget(parent) {
    setFixedWidth(colourBarWidth);
    setToolTip(tr("Drag up or down: brightness; to the sides: contrast. Double-click: as suggested. Right-click: colour map, exact limits."));
    describe();
}

void ColourBar::setLook(const SpectrogramLook& look) {
    look_ = look;
    describe();
    update();
}

void ColourBar::setUnit(ValueUnit unit) {
    unit_ = unit;
    describe();
    update();
}

void ColourBar::describe() {
    setAccessibleName(tr("Colour scale"));
    setAccessibleDescription(tr("%1 to %2, %3, colour map %4")
                                 .arg(limitText(look_.limits.low), limitText(look_.limits.high), valueUnitLabel(unit_), colourMapLabel(look_.map)));
}

QSize ColourBar::sizeHint() const {
    return {colourBarWidth, 120};
}

void ColourBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const ThemeColours& colours = themeColours(*this);
    const QFontMetrics metrics(font());
    QFont small = font();
    small.setPixelSize(smallPixels);
    painter.setFont(small);
    const int top = topInset + metrics.height();
    const QRect bar(2, top, barWidth, std::max(1, height() - top - bottomAxisHeight));

    QImage ramp(1, 256, QImage::Format_RGB32);
    const ColourTable& table = colourTable(look_.map);
    for (int i = 0; i < 256; ++i)
        ramp.setPixel(0, 255 - i, table[static_cast<std::size_t>(i)]);
    painter.drawImage(bar, ramp);
    painter.setPen(colours.line);
    painter.drawRect(bar.adjusted(0, 0, -1, -1));

    painter.setPen(colours.secondary);
    painter.drawText(QRect(0, 0, width(), top - 2), Qt::AlignLeft | Qt::AlignBottom, valueUnitLabel(unit_));
    const int steps = bar.height() > 140 ? 4 : bar.height() > 60 ? 2 : 1;
    for (int i = 0; i <= steps; ++i) {
        const double share = static_cast<double>(i) / steps;
        const double value = look_.limits.low + share * (look_.limits.high - look_.limits.low);
        const int y = bar.bottom() - static_cast<int>(std::lround(share * (bar.height() - 1)));
        painter.drawLine(bar.right() + 1, y, bar.right() + tickLength, y);
        const int half = metrics.height() / 2;
        const int middle = std::clamp(y, bar.top() + half - 3, bar.bottom() - half + 3);
        painter.drawText(QRect(bar.right() + tickLength + 3, middle - half, width(), 2 * half), Qt::AlignLeft | Qt::AlignVCenter, limitText(value));
    }
}

void ColourBar::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    pressed_ = event->position();
    pressedLimits_ = look_.limits;
}

// Up: the colours follow the mouse along the bar, so values look brighter. To the right: more contrast.
void ColourBar::mouseMoveEvent(QMouseEvent* event) {
    if (!pressedLimits_)
        return;
    const QPointF moved = event->position() - pressed_;
    const auto brightness = static_cast<float>(-moved.y() / std::max(1, height()));
    const float contrast = 1 - std::exp2(-static_cast<float>(moved.x()) / pixelsPerOctave);
    Q_EMIT lookChosen({look_.map, shifted(*pressedLimits_, brightness, contrast)});
}

void ColourBar::mouseReleaseEvent(QMouseEvent*) {
    pressedLimits_.reset();
}

void ColourBar::mouseDoubleClickEvent(QMouseEvent*) {
    pressedLimits_.reset();
    Q_EMIT resetAsked();
}

void ColourBar::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const ColourMap map : allColourMaps()) {
        QAction* action = menu->addAction(colourMapLabel(map));
        action->setCheckable(true);
        action->setChecked(map == look_.map);
        connect(action, &QAction::triggered, this, [this, map] { Q_EMIT lookChosen({map, look_.limits}); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Set limits…")), &QAction::triggered, this, &ColourBar::openLimitsDialog);
    connect(menu->addAction(tr("Reset limits")), &QAction::triggered, this, &ColourBar::resetAsked);
    menu->popup(event->globalPos());
}

void ColourBar::openLimitsDialog() {
    auto* dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Limits of the colour scale"));
    auto* form = new QFormLayout(dialog);
    auto* low = limitField(look_.limits.low, dialog);
    auto* high = limitField(look_.limits.high, dialog);
    form->addRow(tr("Lowest, %1").arg(valueUnitLabel(unit_)), low);
    form->addRow(tr("Highest, %1").arg(valueUnitLabel(unit_)), high);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    form->addRow(buttons);
    const auto follow = [low, high, buttons] { buttons->button(QDialogButtonBox::Ok)->setEnabled(low->value() < high->value()); };
    connect(low, &QDoubleSpinBox::valueChanged, dialog, follow);
    connect(high, &QDoubleSpinBox::valueChanged, dialog, follow);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this, [this, low, high] {
        Q_EMIT lookChosen({look_.map, {static_cast<float>(low->value()), static_cast<float>(high->value())}});
    });
    dialog->open();
}

}  // namespace ajepa
