// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/theme_control.h"

#include <QApplication>
#include <QEvent>
#include <utility>

#include "app/workbench/app_settings.h"
#include "widgets/theme.h"

namespace ajepa {

namespace {

/// Qt 6.4 has no word for it: the palette that the program would have if it set none says it.
bool desktopHasDarkPalette() {
    QApplication::setPalette(QPalette());
    return isDark(QApplication::palette());
}

}  // namespace

ThemeControl::ThemeControl(AppSettings& settings, QObject* parent) : ThemeControl(settings, desktopHasDarkPalette, parent) {}

ThemeControl::ThemeControl(AppSettings& settings, std::function<bool()> desktopIsDark, QObject* parent)
    : QObject(parent), settings_(settings), askDesktop_(std::move(desktopIsDark)), desktopIsDark_(askDesktop_()) {
    connect(&settings_, &AppSettings::themeChanged, this, &ThemeControl::apply);
    qApp->installEventFilter(this);
    apply();
}

bool ThemeControl::eventFilter(QObject* watched, QEvent* event) {
    // One change is told to each window; they are looked after together, when all know.
    if (event->type() == QEvent::ThemeChange && watched->isWindowType() && !std::exchange(looking_, true)) {
        QMetaObject::invokeMethod(this, &ThemeControl::lookAtDesktop, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void ThemeControl::lookAtDesktop() {
    looking_ = false;
    desktopIsDark_ = askDesktop_();
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
