// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <functional>
#include <memory>
#include <string>

#include "app/workbench/latest_task.h"
#include "engine/audio/waveform.h"
#include "engine/playback/player.h"

namespace ajepa {

/// The Qt side of the one player: the device is probed and clips are prepared on a worker thread, the position is reported at display rate. One sound plays at a
/// time. Without a device everything is accepted and nothing sounds; status() says why. A device that has gone (unplugged, or its sound server ended) is
/// noticed within seconds, and one is looked for again and again, at a growing distance.
class PlaybackSession final : public QObject {
    Q_OBJECT

public:
    /// Makes a player on the device of this name, or on the preferred one if it is empty or not there. Called on a worker thread.
    using Opener = std::function<std::shared_ptr<Player>(const std::string& wanted)>;

    explicit PlaybackSession(QObject* parent = nullptr) : PlaybackSession(QString(), parent) {}
    explicit PlaybackSession(const QString& device, QObject* parent = nullptr);
    /// With players of another making: tests give ones that need no device.
    PlaybackSession(Opener open, const QString& device, QObject* parent = nullptr);
    ~PlaybackSession() override;

    /// Names of the devices found last, the preferred first.
    const QStringList& devices() const { return devices_; }
    /// The device asked for; empty: the preferred one.
    const QString& wantedDevice() const { return wanted_; }
    /// The device that plays; empty if none does.
    QString device() const;
    /// Plays on another device from now on, and stops what sounds.
    void chooseDevice(const QString& name);
    /// Looks anew at what is connected.
    void lookAgain();

    /// False until the device was found, and where there is none.
    bool isAvailable() const;
    /// "pulse (ALSA) 44.1 kHz", "looking for an audio device", or why there is none.
    QString status() const;

    /// Plays a sound from `fromS`, under an id that the signals repeat. What played before stops with a short ramp.
    void play(std::shared_ptr<const Waveform> sound, const QString& id, double fromS = 0);
    /// Makes a sound the one that toggle() plays, without playing it; stops another.
    void select(std::shared_ptr<const Waveform> sound, const QString& id);
    /// Puts another sound in the place of the selected one, under the same id and at the same position. While it plays, the old one goes on until the new
    /// one is prepared; they cross over within 5 ms. For sounds that lie one upon another, such as a clip and what a mask leaves of it.
    void exchange(std::shared_ptr<const Waveform> sound);
    /// Plays on from where it paused, or pauses.
    void toggle();
    void pause();
    /// Stops and goes back to the start.
    void stop();
    /// Moves the position of the selected sound; goes on playing if it did.
    void seek(double seconds);
    void setLoop(bool loop);
    bool isLooping() const { return loop_; }
    /// Linear factor.
    void setGain(double factor);
    double gain() const { return gain_; }

    bool isPlaying() const { return playing_; }
    /// Whether the selected sound would sound at once. One of up to a minute is prepared when it is selected.
    bool isPrepared() const { return clip_ != nullptr; }
    /// Id of the selected sound.
    const QString& id() const { return id_; }
    double positionS() const { return positionS_; }

Q_SIGNALS:
    /// Another device, another sentence, or another list of devices.
    void statusChanged();
    /// Loop or gain changed.
    void settingsChanged();
    void playingChanged(bool playing, const QString& id);
    void positionChanged(double seconds, const QString& id);

private:
    void open();
    void takePlayer(Outcome<std::shared_ptr<Player>> opened);
    void watchDevice();
    void take(std::shared_ptr<const Waveform> sound, const QString& id);
    /// Makes ready what may be played next.
    void prepareAhead();
    void prepare(void (PlaybackSession::*then)());
    void begin();
    void crossOver();
    void poll();
    void setPlaying(bool playing);
    void setPosition(double seconds);

    Opener open_;
    QString wanted_;
    QStringList devices_;
    std::shared_ptr<Player> player_;  ///< nullptr while the device is probed
    bool reopen_ = false;             ///< something changed while it was probed
    LatestTask opening_;
    LatestTask preparing_;
    QTimer clock_;
    QTimer watch_;  ///< looks whether the device is still there
    QTimer retry_;  ///< until one is looked for again
    int retryMs_;   ///< the next such wait
    std::shared_ptr<const Waveform> sound_;
    std::shared_ptr<const PlayableClip> clip_;  ///< `sound_`, prepared; nullptr until it is
    QString id_;
    QString problem_;  ///< why nothing can be played; empty while the first device is looked for, and while one is there
    double positionS_ = 0;
    double gain_ = 0.25;
    bool loop_ = false;
    bool playing_ = false;
};

}  // namespace ajepa
