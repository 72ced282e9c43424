// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace ajepa {

class AppSettings;
class SpectrogramSources;
class SpectrogramView;

/// Keeps over restarts, and the same on all pages, how spectrograms are looked at: settings of the linear spectrum, frequency spacing, colours.
class SpectrogramHabits final : public QObject {
    Q_OBJECT

public:
    SpectrogramHabits(AppSettings& settings, SpectrogramSources& sources, SpectrogramView& view);

private:
    void apply();

    AppSettings& settings_;
    SpectrogramSources& sources_;
    SpectrogramView& view_;
};

}  // namespace ajepa
