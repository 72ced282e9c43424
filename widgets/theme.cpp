// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <qcustomplot.h>

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

namespace ajepa {
namespace {

const std::array<QColor, 4> okabeIto{QColor(0xE69F00), QColor(0x56B4E9), QColor(0x009E73), QColor(0xCC79A7)};

const ThemeColours darkColours{.window = 0x16181d,
                               .panel = 0x1d2027,
                               .raised = 0x262a33,
                               .line = 0x313641,
                               .strongLine = 0x454c5a,
                               .text = 0xe6e9ef,
                               .secondary = 0xa3abba,
                               .disabled = 0x646c7b,
                               .accent = 0x5aa9ff,
                               .good = 0x5fbf8a,
                               .warn = 0xe0a94a,
                               .bad = 0xe5706b,
                               .targets = okabeIto};

const ThemeColours lightColours{.window = 0xf4f5f7,
                                .panel = 0xffffff,
                                .raised = 0xffffff,
                                .line = 0xdcdfe5,
                                .strongLine = 0xb9bfca,
                                .text = 0x1b1f27,
                                .secondary = 0x5a6372,
                                .disabled = 0x9aa2af,
                                .accent = 0x1b6fd6,
                                .good = 0x23855a,
                                .warn = 0xa86a08,
                                .bad = 0xc23b36,
                                .targets = okabeIto};

void styleAxis(QCPAxis* axis, const ThemeColours& colours, const QFont& font) {
    axis->setBasePen(QPen(colours.strongLine));
    axis->setTickPen(QPen(colours.strongLine));
    axis->setSubTickPen(QPen(colours.line));
    axis->setTickLabelColor(colours.secondary);
    axis->setLabelColor(colours.secondary);
    axis->setTickLabelFont(font);
    axis->setLabelFont(font);
    axis->grid()->setPen(QPen(colours.line, 1));
    axis->grid()->setSubGridVisible(false);
    axis->grid()->setZeroLinePen(QPen(colours.line, 1));
}

}  // namespace

const ThemeColours& themeColours(bool dark) {
    return dark ? darkColours : lightColours;
}

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Active, QPalette::Window).lightness() < palette.color(QPalette::Active, QPalette::WindowText).lightness();
}

const ThemeColours& themeColours(const QWidget& widget) {
    return themeColours(isDark(widget.palette()));
}

QPalette themePalette(bool dark) {
    const ThemeColours& colours = themeColours(dark);
    QPalette palette;
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::Base, colours.panel);
    palette.setColor(QPalette::AlternateBase, colours.window);
    palette.setColor(QPalette::Button, colours.raised);
    palette.setColor(QPalette::ToolTipBase, colours.raised);
    palette.setColor(QPalette::ToolTipText, colours.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::BrightText}) {
        palette.setColor(role, colours.text);
        palette.setColor(QPalette::Disabled, role, colours.disabled);
    }
    palette.setColor(QPalette::PlaceholderText, colours.disabled);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, dark ? colours.window : colours.panel);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::LinkVisited, colours.accent);
    palette.setColor(QPalette::Light, colours.line);
    palette.setColor(QPalette::Midlight, colours.line);
    palette.setColor(QPalette::Mid, colours.strongLine);
    palette.setColor(QPalette::Dark, colours.strongLine);
    palette.setColor(QPalette::Shadow, colours.window);
    return palette;
}

void applyTheme(QApplication& application, bool dark) {
    application.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    application.setPalette(themePalette(dark));
    QFont font = application.font();
    font.setPixelSize(bodyPixels);
    application.setFont(font);
    application.setStyleSheet(themeStyleSheet(dark));
}

void applyTheme(QCustomPlot* plot) {
    const ThemeColours& colours = themeColours(*plot);
    QFont font = plot->font();
    font.setPixelSize(smallPixels);
    plot->setBackground(QBrush(colours.panel));
    for (QCPAxisRect* rect : plot->axisRects()) {
        for (QCPAxis* axis : rect->axes()) {
            styleAxis(axis, colours, font);
        }
    }
    if (plot->legend != nullptr) {
        plot->legend->setBrush(QBrush(colours.panel));
        plot->legend->setBorderPen(QPen(colours.line));
        plot->legend->setTextColor(colours.text);
        plot->legend->setFont(font);
    }
}

void setRole(QWidget* widget, const char* role) {
    widget->setProperty("role", QString::fromLatin1(role));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

}  // namespace ajepa
