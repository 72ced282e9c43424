// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/app_settings.h"

namespace ajepa {
namespace {
constexpr auto themeKey = "v1/theme";
constexpr auto geometryKey = "v1/geometry";
constexpr auto corporaKey = "v1/recentCorpora";
constexpr auto runsKey = "v1/runsFolder";
constexpr auto ownProcessKey = "v1/ownProcess";
constexpr auto audioKey = "v1/audioDevice";
constexpr int keptRecent = 10;
const QStringList themeIds{QStringLiteral("desktop"), QStringLiteral("light"), QStringLiteral("dark")};
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

}  // namespace ajepa
