// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

namespace ajepa {

class AppSettings;

/// Shows the program light or dark: as chosen, or as the desktop is, also when that changes while the program runs.
class ThemeControl final : public QObject {
    Q_OBJECT

public:
    explicit ThemeControl(AppSettings& settings, QObject* parent = nullptr);
    /// With another desktop: tests give one that they can change.
    ThemeControl(AppSettings& settings, std::function<bool()> desktopIsDark, QObject* parent = nullptr);
    bool isDark() const;
    /// Light if it is dark now, and the other way round; remembered.
    void toggle();

protected:
    /// Qt tells every window when the desktop's theme has changed.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void lookAtDesktop();
    void apply();

    AppSettings& settings_;
    std::function<bool()> askDesktop_;
    bool desktopIsDark_;
    bool looking_ = false;  ///< a look at the desktop is on its way
};

}  // namespace ajepa
