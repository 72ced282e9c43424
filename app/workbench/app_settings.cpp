// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/app_settings.h"

#include <algorithm>

#include "engine/base/error.h"

namespace ajepa {
namespace {
constexpr auto themeKey = "v1/theme";
constexpr auto geometryKey = "v1/geometry";
constexpr auto corporaKey = "v1/recentCorpora";
constexpr auto runsKey = "v1/runsFolder";
constexpr auto ownProcessKey = "v1/ownProcess";
constexpr auto audioKey = "v1/audioDevice";
constexpr auto stftKey = "v1/spectrogram/stft";
constexpr auto spacingKey = "v1/spectrogram/spacing";
constexpr auto coloursKey = "v1/spectrogram/colours";
constexpr int keptRecent = 10;
const QStringList themeIds{QStringLiteral("desktop"), QStringLiteral("light"), QStringLiteral("dark")};
const QStringList spacingIds{QStringLiteral("linear"), QStringLiteral("mel"), QStringLiteral("log")};
const QStringList windowIds{QStringLiteral("hann"), QStringLiteral("hamming"), QStringLiteral("blackman-harris")};
const QStringList colourIds{QStringLiteral("magma"),   QStringLiteral("viridis"), QStringLiteral("inferno"),
                            QStringLiteral("cividis"), QStringLiteral("grey"),    QStringLiteral("inverted-grey")};

template <typename Enum>
std::optional<Enum> fromId(const QStringList& ids, const QString& id) {
    const auto place = ids.indexOf(id);
    return place < 0 ? std::nullopt : std::optional(static_cast<Enum>(place));
}
}  // namespace

AppSettings::AppSettings(QObject* parent) : QObject(parent) {}

ThemeChoice AppSettings::theme() const {
    return ThemeChoice(std::max(qsizetype(0), themeIds.indexOf(settings_.value(themeKey).toString())));
}

void AppSettings::setTheme(ThemeChoice choice) {
    if (choice != theme()) {
        settings_.setValue(themeKey, themeIds.at(int(choice)));
        Q_EMIT themeChanged();
    }
}

QByteArray AppSettings::geometry() const {
    return settings_.value(geometryKey).toByteArray();
}

void AppSettings::setGeometry(const QByteArray& geometry) {
    settings_.setValue(geometryKey, geometry);
}

QStringList AppSettings::recentCorpora() const {
    return settings_.value(corporaKey).toStringList();
}

void AppSettings::addRecentCorpus(const QString& location) {
    QStringList recent = recentCorpora();
    if (!recent.isEmpty() && recent.front() == location) {
        return;
    }
    recent.removeAll(location);
    recent.prepend(location);
    settings_.setValue(corporaKey, recent.mid(0, keptRecent));
    Q_EMIT recentCorporaChanged();
}

QString AppSettings::runsFolder() const {
    return settings_.value(runsKey).toString();
}

void AppSettings::setRunsFolder(const QString& folder) {
    if (folder != runsFolder()) {
        settings_.setValue(runsKey, folder);
        Q_EMIT runsFolderChanged();
    }
}

QString AppSettings::audioDevice() const {
    return settings_.value(audioKey).toString();
}

void AppSettings::setAudioDevice(const QString& name) {
    settings_.setValue(audioKey, name);
}

bool AppSettings::ownProcess() const {
    return settings_.value(ownProcessKey, false).toBool();
}

void AppSettings::setOwnProcess(bool own) {
    settings_.setValue(ownProcessKey, own);
}

StftSettings AppSettings::stft() const {
    const QStringList kept = settings_.value(stftKey).toStringList();
    if (kept.size() != 4)
        return {};
    const StftSettings stft{kept[1].toInt(), kept[2].toInt(), kept[3].toInt(), fromId<StftWindow>(windowIds, kept[0]).value_or(StftWindow::hann)};
    try {
        const Stft possible(stft);
        return stft;
    } catch (const Error&) {
        return {};
    }
}

void AppSettings::setStft(const StftSettings& stft) {
    if (stft == this->stft())
        return;
    settings_.setValue(stftKey, QStringList{windowIds.at(int(stft.window)), QString::number(stft.windowSamples), QString::number(stft.fftSize),
                                            QString::number(stft.hopSamples)});
    Q_EMIT spectrogramChanged();
}

std::optional<FrequencySpacing> AppSettings::frequencySpacing() const {
    return fromId<FrequencySpacing>(spacingIds, settings_.value(spacingKey).toString());
}

void AppSettings::setFrequencySpacing(std::optional<FrequencySpacing> spacing) {
    if (spacing == frequencySpacing())
        return;
    if (spacing)
        settings_.setValue(spacingKey, spacingIds.at(int(*spacing)));
    else
        settings_.remove(spacingKey);
    Q_EMIT spectrogramChanged();
}

ColourMap AppSettings::colourMap() const {
    return fromId<ColourMap>(colourIds, settings_.value(coloursKey).toString()).value_or(ColourMap::magma);
}

void AppSettings::setColourMap(ColourMap map) {
    if (map == colourMap())
        return;
    settings_.setValue(coloursKey, colourIds.at(int(map)));
    Q_EMIT spectrogramChanged();
}

}  // namespace ajepa
