// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/unit_edit.h"

#include <QEvent>
#include <QPainter>

#include "widgets/theme.h"

namespace ajepa {
namespace {
constexpr int rightPadding = 7;

QFont small(QFont font) {
    font.setPixelSize(smallPixels);
    return font;
}
}  // namespace

UnitEdit::UnitEdit(const QString& unit, QWidget* parent) : QLineEdit(parent), unit_(unit) {
    setAlignment(Qt::AlignRight);
    setMinimumWidth(48);
    makeRoom();
}

void UnitEdit::makeRoom() {
    const int width = unit_.isEmpty() ? 0 : QFontMetrics(small(font())).horizontalAdvance(unit_) + innerSpacing;
    setTextMargins(0, 0, width, 0);
}

void UnitEdit::paintEvent(QPaintEvent* event) {
    QLineEdit::paintEvent(event);
    if (!unit_.isEmpty()) {
        QPainter painter(this);
        painter.setFont(small(font()));
        painter.setPen(isEnabled() ? themeColours(*this).secondary : themeColours(*this).disabled);
        painter.drawText(rect().adjusted(0, 0, -rightPadding, 0), Qt::AlignRight | Qt::AlignVCenter, unit_);
    }
}

void UnitEdit::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        makeRoom();
    }
}

}  // namespace ajepa
