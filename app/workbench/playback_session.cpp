// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/playback_session.h"

#include <algorithm>
#include <utility>

namespace ajepa {
namespace {

constexpr int displayIntervalMs = 16;
constexpr int watchIntervalMs = 500;
constexpr int firstRetryMs = 2000;
constexpr int longestRetryMs = 32'000;
/// Sounds up to this length are prepared as soon as they are selected, so that the first key press sounds at once. Longer ones take seconds and much memory.
constexpr double preparedAheadS = 60;

}  // namespace

PlaybackSession::PlaybackSession(const QString& device, QObject* parent)
    : PlaybackSession([](const std::string& wanted) { return std::make_shared<Player>(wanted); }, device, parent) {}

PlaybackSession::PlaybackSession(Opener open, const QString& device, QObject* parent)
    : QObject(parent), open_(std::move(open)), wanted_(device), retryMs_(firstRetryMs) {
    clock_.setInterval(displayIntervalMs);
    clock_.setTimerType(Qt::PreciseTimer);
    watch_.setInterval(watchIntervalMs);
    retry_.setSingleShot(true);
    connect(&clock_, &QTimer::timeout, this, &PlaybackSession::poll);
    connect(&watch_, &QTimer::timeout, this, &PlaybackSession::watchDevice);
    connect(&retry_, &QTimer::timeout, this, &PlaybackSession::open);
    this->open();
}

PlaybackSession::~PlaybackSession() = default;

/// The host library knows what was connected when it was initialised: the old player has to go, on the worker thread because closing may wait, before the new
/// one looks.
void PlaybackSession::open() {
    if (opening_.isBusy()) {
        reopen_ = true;
        return;
    }
    reopen_ = false;
    retry_.stop();
    watch_.stop();
    preparing_.cancel();
    clip_.reset();
    opening_.start(
        [open = open_, old = std::exchange(player_, nullptr), wanted = wanted_.toStdString()](const std::stop_token&) mutable {
            old.reset();
            return open(wanted);
        },
        [this](Outcome<std::shared_ptr<Player>> opened) { takePlayer(std::move(opened)); });
}

void PlaybackSession::takePlayer(Outcome<std::shared_ptr<Player>> opened) {
    problem_ = opened.error;
    if (opened) {
        player_ = std::move(*opened.value);
        player_->setGain(gain_);
        devices_.clear();
        for (const std::string& name : player_->devices())
            devices_ += QString::fromStdString(name);
        problem_ = player_->isAvailable() ? QString() : QString::fromStdString(player_->status());
    }
    if (isAvailable()) {
        retryMs_ = firstRetryMs;
        watch_.start();
    } else {
        retry_.start(std::exchange(retryMs_, std::min(2 * retryMs_, longestRetryMs)));
    }
    Q_EMIT statusChanged();
    if (reopen_)
        open();
    else if (playing_)
        begin();
    else
        prepareAhead();
}

void PlaybackSession::watchDevice() {
    if (isAvailable())
        return;
    problem_ = QString::fromStdString(player_->status());
    setPlaying(false);
    open();
    Q_EMIT statusChanged();
}

void PlaybackSession::chooseDevice(const QString& name) {
    wanted_ = name;
    lookAgain();
}

void PlaybackSession::lookAgain() {
    setPlaying(false);
    retryMs_ = firstRetryMs;
    open();
    Q_EMIT statusChanged();
}

bool PlaybackSession::isAvailable() const {
    return player_ && player_->isAvailable();
}

QString PlaybackSession::device() const {
    return player_ ? QString::fromStdString(player_->device()) : QString();
}

QString PlaybackSession::status() const {
    if (!problem_.isEmpty())
        return problem_;
    return player_ ? QString::fromStdString(player_->status()) : tr("looking for an audio device");
}

void PlaybackSession::play(std::shared_ptr<const Waveform> sound, const QString& id, double fromS) {
    if (sound != sound_ || id != id_)
        take(std::move(sound), id);
    setPosition(fromS);
    setPlaying(true);
    begin();
}

void PlaybackSession::select(std::shared_ptr<const Waveform> sound, const QString& id) {
    take(std::move(sound), id);
    prepareAhead();
}

void PlaybackSession::take(std::shared_ptr<const Waveform> sound, const QString& id) {
    pause();
    preparing_.cancel();
    sound_ = std::move(sound);
    id_ = id;
    clip_.reset();
    setPosition(0);
}

void PlaybackSession::prepareAhead() {
    if (isAvailable() && sound_ && !clip_ && sound_->seconds() <= preparedAheadS)
        prepare(&PlaybackSession::begin);
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
    if (!preparing_.isBusy())
        prepare(&PlaybackSession::begin);
}

void PlaybackSession::prepare(void (PlaybackSession::*then)()) {
    preparing_.start([rateHz = player_->sampleRateHz(), sound = sound_,
                      id = id_.toStdString()](const std::stop_token&) { return Player::prepare(*sound, id, rateHz); },
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
    else
        prepareAhead();
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
