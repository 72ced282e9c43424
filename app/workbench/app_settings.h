// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QStringList>
#include <optional>

#include "engine/features/stft.h"
#include "widgets/colour_map.h"
#include "widgets/frequency_axis.h"

namespace ajepa {

enum class ThemeChoice { desktop, light, dark };

/// Habits of the window and nothing else: experiment facts stand in files. Setters emit only on change. Keys carry a version.
class AppSettings final : public QObject {
    Q_OBJECT

public:
    explicit AppSettings(QObject* parent = nullptr);

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);

    QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);

    /// Locations of corpora, newest first, at most ten.
    QStringList recentCorpora() const;
    void addRecentCorpus(const QString& location);

    /// Folder of runs; empty if none was chosen.
    QString runsFolder() const;
    void setRunsFolder(const QString& folder);

    /// Name of the audio device to play on; empty: the preferred one.
    QString audioDevice() const;
    void setAudioDevice(const QString& name);

    /// Whether new trainings run in a process of their own.
    bool ownProcess() const;
    void setOwnProcess(bool own);

    /// How linear spectra are made; the default where what was kept makes no sense.
    StftSettings stft() const;
    void setStft(const StftSettings& stft);
    /// nullopt: as the rows of each spectrogram lie.
    std::optional<FrequencySpacing> frequencySpacing() const;
    void setFrequencySpacing(std::optional<FrequencySpacing> spacing);
    ColourMap colourMap() const;
    void setColourMap(ColourMap map);

Q_SIGNALS:
    void themeChanged();
    /// Settings of the linear spectrum, frequency spacing or colours.
    void spectrogramChanged();
    void recentCorporaChanged();
    void runsFolderChanged();

private:
    QSettings settings_;
};

}  // namespace ajepa
