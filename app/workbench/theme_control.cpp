// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/theme_control.h"

#include <QApplication>

#include "app/workbench/app_settings.h"
#include "widgets/theme.h"

namespace ajepa {

ThemeControl::ThemeControl(AppSettings& settings, QObject* parent)
    : QObject(parent), settings_(settings), desktopIsDark_(ajepa::isDark(QApplication::palette())) {
    connect(&settings_, &AppSettings::themeChanged, this, &ThemeControl::apply);
    apply();
}

bool ThemeControl::isDark() const {
    return settings_.theme() == ThemeChoice::desktop ? desktopIsDark_ : settings_.theme() == ThemeChoice::dark;
}

void ThemeControl::toggle() {
    settings_.setTheme(isDark() ? ThemeChoice::light : ThemeChoice::dark);
}

void ThemeControl::apply() {
    applyTheme(*qApp, isDark());
}

}  // namespace ajepa
