// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace ajepa {

class AppSettings;

/// Shows the program light or dark: as chosen, or as the desktop was when the program started.
class ThemeControl final : public QObject {
    Q_OBJECT

public:
    explicit ThemeControl(AppSettings& settings, QObject* parent = nullptr);
    bool isDark() const;
    /// Light if it is dark now, and the other way round; remembered.
    void toggle();

private:
    void apply();

    AppSettings& settings_;
    bool desktopIsDark_;
};

}  // namespace ajepa
