// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/audio_menu.h"

#include "app/workbench/playback_session.h"

namespace ajepa {

AudioMenu::AudioMenu(PlaybackSession& playback, QWidget* parent) : QMenu(tr("Audio device"), parent), playback_(playback) {
    connect(this, &QMenu::aboutToShow, this, &AudioMenu::fill);
    fill();
}

void AudioMenu::fill() {
    clear();
    addDevice(tr("The system's"), {});
    addSeparator();
    for (const QString& name : playback_.devices())
        addDevice(name, name)->setProperty("data", true);
    const QString& wanted = playback_.wantedDevice();
    if (!wanted.isEmpty() && !playback_.devices().contains(wanted))
        addDevice(tr("%1, not connected").arg(wanted), wanted);
    addSeparator();
    addAction(tr("Look again"), &playback_, &PlaybackSession::lookAgain);
}

QAction* AudioMenu::addDevice(const QString& text, const QString& name) {
    QAction* action = addAction(QString(text).replace(QLatin1Char('&'), QLatin1String("&&")), this, [this, name] { Q_EMIT deviceChosen(name); });
    action->setCheckable(true);
    action->setChecked(playback_.wantedDevice() == name);
    return action;
}

}  // namespace ajepa
