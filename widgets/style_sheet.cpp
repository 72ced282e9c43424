// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHash>

#include "widgets/theme.h"

namespace ajepa {
namespace {

// $names are roles of ThemeColours. Fusion draws what is not named here.
constexpr auto sheet = R"(
QToolTip { background: $raised; color: $text; border: 1px solid $strongLine; padding: 4px 8px; }
QMainWindow, QDialog { background: $window; }

QFrame[role="panel"], QWidget[role="panel"] { background: $panel; border: none; }
QFrame[role="rail"] { background: $panel; border: none; border-right: 1px solid $line; }
QFrame[role="header"] { background: $panel; border: none; border-bottom: 1px solid $line; }
QFrame[role="side-left"] { background: $panel; border: none; border-right: 1px solid $line; }
QFrame[role="side-right"] { background: $panel; border: none; border-left: 1px solid $line; }
QFrame[role="foot"] { background: $panel; border: none; border-top: 1px solid $line; }
QFrame[role="card"] { background: $panel; border: 1px solid $line; border-radius: 4px; }
QFrame[role="notice-bad"] { background: $panel; border: 1px solid $bad; border-radius: 4px; }
QFrame[role="notice-warn"] { background: $panel; border: 1px solid $warn; border-radius: 4px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QLabel { background: transparent; border: none; }
QLabel[role="secondary"] { color: $secondary; }
QLabel[role="small"] { color: $secondary; font-size: 11px; }
QLabel[role="section"] { color: $secondary; font-size: 11px; font-weight: 600; }
QLabel[role="title"] { font-size: 16px; font-weight: 600; }
QLabel[role="figure"] { font-size: 22px; font-weight: 600; }
QLabel[role="bad"] { color: $bad; }
QLabel[role="warn"] { color: $warn; }
QLabel[role="good"] { color: $good; }
QLabel[role="bad-small"] { color: $bad; font-size: 11px; }

QPushButton { background: $raised; color: $text; border: 1px solid $strongLine; border-radius: 4px; padding: 4px 12px; min-height: 18px; }
QPushButton:hover { border-color: $accent; }
QPushButton:pressed { background: $line; }
QPushButton:checked { color: $accent; border: 2px solid $accent; padding: 3px 11px; }
QPushButton:disabled { color: $disabled; border-color: $line; background: $panel; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton[role="primary"] { background: $accent; color: $onAccent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accentHover; }
QPushButton[role="primary"]:focus { border: 2px solid $text; padding: 3px 11px; }
QPushButton[role="primary"]:disabled { background: $line; color: $disabled; border-color: $line; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 2px 4px; text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $accent; }
QPushButton[role="link"]:disabled { color: $disabled; }
QPushButton[role="tile"] { background: $panel; border: 1px solid $line; border-radius: 4px; text-align: left; padding: 16px; }
QPushButton[role="tile"]:hover, QPushButton[role="tile"]:focus { border-color: $accent; }

QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; }
#qt_toolbar_ext_button { padding: 0; }
QToolBar { background: transparent; border: none; padding: 0; spacing: 4px; }
QToolButton:hover { background: $raised; border-color: $line; }
QToolButton:focus { border-color: $accent; }
QToolButton:checked { background: $raised; border-color: $line; }
QToolButton:disabled { color: $disabled; }
QToolButton::menu-indicator { image: none; }
QToolButton[role="rail"] { border-radius: 4px; padding: 6px 2px; color: $secondary; font-size: 11px; border: 1px solid transparent; }
QToolButton[role="rail"]:hover { color: $text; background: $raised; }
QToolButton[role="rail"]:checked { color: $accent; background: $raised; }
QToolButton[role="rail"]:focus { border-color: $accent; }
QToolButton[role="picker"] { padding: 4px 8px; border: 1px solid $line; background: $window; text-align: left; }
QToolButton[role="picker"]:hover, QToolButton[role="picker"]:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox, QDoubleSpinBox {
  background: $field; color: $text; border: 1px solid $strongLine; border-radius: 4px; padding: 2px 6px; min-height: 20px;
  selection-background-color: $accent; selection-color: $onAccent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border-color: $accent; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled { color: $disabled; border-color: $line; }
QLineEdit[problem="true"], QComboBox[problem="true"] { border-color: $bad; }
QLineEdit[role="command"] { font-family: "DejaVu Sans Mono", monospace; font-size: 11px; color: $secondary; border-color: $line; background: $window; }
QPlainTextEdit[role="log"] { font-family: "DejaVu Sans Mono", monospace; font-size: 11px; border: none; border-radius: 0; background: $panel; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url(:/icons/$theme/chevron-down.svg); width: 12px; height: 12px; }
QSpinBox, QDoubleSpinBox { padding-right: 20px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 18px; height: 12px; border: none; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: 18px; height: 12px; border: none; }
QSpinBox::up-button:hover, QDoubleSpinBox::up-button:hover, QSpinBox::down-button:hover, QDoubleSpinBox::down-button:hover { background: $raised; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url(:/icons/$theme/chevron-up.svg); width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url(:/icons/$theme/chevron-down.svg); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $strongLine; selection-background-color: $accent; selection-color: $onAccent; outline: 0; }
QCheckBox { spacing: 8px; background: transparent; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $strongLine; border-radius: 3px; background: $field; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url(:/icons/$theme/check.svg); }
QCheckBox::indicator:disabled { border-color: $line; background: $panel; }
QCheckBox:focus::indicator, QCheckBox::indicator:hover { border-color: $accent; }

QListView, QTableView, QTreeView { background: $panel; color: $text; border: none; outline: 0; alternate-background-color: $window;
  selection-background-color: $selection; selection-color: $text; }
QListView::item, QTreeView::item { padding: 4px 8px; border-radius: 4px; }
QListView::item:hover, QTreeView::item:hover { background: $window; }
QListView::item:selected, QTreeView::item:selected { background: $selection; color: $text; }
QListView:focus, QTableView:focus, QTreeView:focus { border: 1px solid $accent; }
QHeaderView::section { background: $panel; color: $secondary; border: none; border-bottom: 1px solid $line; padding: 4px 8px; font-size: 11px; }
QTableView { gridline-color: $line; border: 1px solid $line; }
QTabWidget::pane { background: $panel; border: none; border-top: 1px solid $line; }
QTabBar::tab { background: transparent; color: $secondary; border: none; border-bottom: 2px solid transparent; padding: 6px 12px; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover, QTabBar::tab:focus { color: $accent; }

QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $strongLine; border-radius: 4px; margin: 1px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: $disabled; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenu { background: $raised; color: $text; border: 1px solid $strongLine; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $onAccent; }
QMenu::item:disabled { color: $disabled; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QProgressBar { background: $line; border: none; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QSplitter::handle { background: $line; }
QStatusBar { background: $panel; border-top: 1px solid $line; color: $secondary; font-size: 11px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $secondary; font-size: 11px; }
QSlider::groove:horizontal { height: 2px; background: $strongLine; }
QSlider::sub-page:horizontal { background: $accent; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -5px 0; border-radius: 6px; background: $text; border: 1px solid $panel; }
QSlider::handle:horizontal:focus { background: $accent; }
)";

QColor mixed(const QColor& a, const QColor& b, double share) {
    return QColor::fromRgbF(float(a.redF() * share + b.redF() * (1 - share)), float(a.greenF() * share + b.greenF() * (1 - share)),
                            float(a.blueF() * share + b.blueF() * (1 - share)));
}

}  // namespace

QString themeStyleSheet(bool dark) {
    const ThemeColours& colours = themeColours(dark);
    // Longer names first, so that $accent does not eat the head of $accentHover.
    const std::initializer_list<std::pair<const char*, QColor>> roles{
        {"$accentHover", mixed(colours.accent, colours.text, 0.85)},
        {"$onAccent", dark ? colours.window : colours.panel},
        {"$strongLine", colours.strongLine},
        {"$secondary", colours.secondary},
        {"$selection", mixed(colours.accent, colours.panel, dark ? 0.25 : 0.15)},
        {"$disabled", colours.disabled},
        {"$window", colours.window},
        {"$raised", colours.raised},
        {"$accent", colours.accent},
        {"$panel", colours.panel},
        {"$field", dark ? colours.window : colours.panel},
        {"$line", colours.line},
        {"$text", colours.text},
        {"$good", colours.good},
        {"$warn", colours.warn},
        {"$bad", colours.bad},
    };
    QString text = QString::fromLatin1(sheet);
    for (const auto& [name, colour] : roles) {
        text.replace(QLatin1String(name), colour.name());
    }
    text.replace(QLatin1String("$theme"), QLatin1String(dark ? "dark" : "light"));
    return text;
}

}  // namespace ajepa
