// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>
#include <array>

class QApplication;
class QCustomPlot;
class QWidget;

namespace ajepa {

/// Colours by role (look.md): widgets and plots take theirs from here and nowhere else.
struct ThemeColours {
    QColor window, panel, raised;
    QColor line, strongLine;
    QColor text, secondary, disabled;
    QColor accent;
    QColor good, warn, bad;
    std::array<QColor, 4> targets;  ///< Okabe-Ito orange, sky, green, purple
};
const ThemeColours& themeColours(bool dark);

/// Whether a palette is dark: its window colour is darker than its text.
bool isDark(const QPalette& palette);
/// The roles of the theme that a widget is shown in.
const ThemeColours& themeColours(const QWidget& widget);

/// One unit for gaps and margins, half of it inside controls; in device-independent pixels.
constexpr int spacingUnit = 8;
constexpr int innerSpacing = 4;
constexpr int cornerRadius = 4;
constexpr int bodyPixels = 13;
constexpr int smallPixels = 11;
constexpr int titlePixels = 16;
constexpr int figurePixels = 22;

QPalette themePalette(bool dark);
QString themeStyleSheet(bool dark);
/// Fusion, palette, style sheet and body size for the whole program. Widgets follow through their palette-change events.
void applyTheme(QApplication& application, bool dark);
/// Background, axes, grid, legend and text of a plot, from its own palette. QCustomPlot does not follow the palette by itself.
void applyTheme(QCustomPlot* plot);

/// What a label or frame is for; the style sheet looks at it.
void setRole(QWidget* widget, const char* role);

}  // namespace ajepa
