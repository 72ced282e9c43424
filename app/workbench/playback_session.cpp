// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/playback_session.h"

#include <algorithm>
#include <utility>

namespace ajepa {
namespace {

constexpr int displayIntervalMs = 16;

}  // namespace

PlaybackSession::PlaybackSession(QObject* parent) : QObject(parent) {
    clock_.setInterval(displayIntervalMs);
    clock_.setTimerType(Qt::PreciseTimer);
    connect(&clock_, &QTimer::timeout, this, &PlaybackSession::poll);
    opening_.start([](const std::stop_token&) { return std::make_shared<Player>(); },
                   [this](Outcome<std::shared_ptr<Player>> opened) {
                       failure_ = opened.error;
                       if (opened) {
                           player_ = std::move(*opened.value);
                           player_->setGain(gain_);
                       }
                       Q_EMIT statusChanged();
                       if (playing_)
                           begin();
                   });
}

PlaybackSession::~PlaybackSession() = default;

bool PlaybackSession::isAvailable() const {
    return player_ && player_->isAvailable();
}

QString PlaybackSession::status() const {
    if (player_)
        return QString::fromStdString(player_->status());
    return failure_.isEmpty() ? tr("looking for an audio device") : failure_;
}

void PlaybackSession::play(std::shared_ptr<const Waveform> sound, const QString& id, double fromS) {
    if (sound != sound_ || id != id_)
        select(std::move(sound), id);
    setPosition(fromS);
    setPlaying(true);
    begin();
}

void PlaybackSession::select(std::shared_ptr<const Waveform> sound, const QString& id) {
    pause();
    preparing_.cancel();
    sound_ = std::move(sound);
    id_ = id;
    clip_.reset();
    setPosition(0);
}

void PlaybackSession::begin() {
    if (!player_ || !sound_)
        return;
    if (!player_->isAvailable())
        return setPlaying(false);
    if (clip_) {
        player_->play(clip_, positionS_, loop_);
        return clock_.start();
    }
    prepare(&PlaybackSession::begin);
}

void PlaybackSession::prepare(void (PlaybackSession::*then)()) {
    preparing_.start([player = player_, sound = sound_, id = id_.toStdString()](const std::stop_token&) { return player->prepare(*sound, id); },
                     [this, then](Outcome<std::shared_ptr<const PlayableClip>> prepared) {
                         if (!prepared)
                             return pause();
                         clip_ = std::move(*prepared.value);
                         if (playing_)
                             (this->*then)();
                     });
}

void PlaybackSession::exchange(std::shared_ptr<const Waveform> sound) {
    if (!sound_ || !sound)
        return;
    sound_ = std::move(sound);
    if (playing_ && player_ && clip_)
        return prepare(&PlaybackSession::crossOver);
    clip_.reset();
    preparing_.cancel();
    if (playing_)
        begin();
}

void PlaybackSession::crossOver() {
    player_->exchange(clip_);
}

void PlaybackSession::toggle() {
    if (playing_)
        return pause();
    if (sound_)
        play(sound_, id_, positionS_ < sound_->seconds() ? positionS_ : 0);
}

void PlaybackSession::pause() {
    if (!playing_)
        return;
    if (player_)
        player_->stop();
    setPlaying(false);
}

void PlaybackSession::stop() {
    pause();
    setPosition(0);
}

void PlaybackSession::seek(double seconds) {
    setPosition(std::clamp(seconds, 0.0, sound_ ? sound_->seconds() : 0.0));
    if (playing_)
        begin();
}

void PlaybackSession::setLoop(bool loop) {
    if (std::exchange(loop_, loop) == loop)
        return;
    Q_EMIT settingsChanged();
    if (playing_)
        begin();
}

void PlaybackSession::setGain(double factor) {
    if (std::exchange(gain_, factor) == factor)
        return;
    if (player_)
        player_->setGain(factor);
    Q_EMIT settingsChanged();
}

void PlaybackSession::poll() {
    const Player::Position position = player_->position();
    if (position.playing)
        return setPosition(position.seconds);
    setPlaying(false);
    setPosition(0);
}

void PlaybackSession::setPlaying(bool playing) {
    if (!playing)
        clock_.stop();
    if (std::exchange(playing_, playing) != playing)
        Q_EMIT playingChanged(playing, id_);
}

void PlaybackSession::setPosition(double seconds) {
    positionS_ = seconds;
    Q_EMIT positionChanged(seconds, id_);
}

}  // namespace ajepa
