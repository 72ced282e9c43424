// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/selection_playback.h"

#include <QAction>
#include <QWidget>
#include <cmath>
#include <utility>

#include "app/workbench/playback_session.h"
#include "engine/audio/sound_part.h"
#include "widgets/time_window.h"

namespace ajepa {

SelectionPlayback::SelectionPlayback(PlaybackSession& playback, TimeWindow& time, QWidget& page) : QObject(&page), playback_(playback), time_(time) {
    connect(&playback_, &PlaybackSession::positionChanged, this, [this](double seconds) {
        if (isMine())
            Q_EMIT moved(playsPart() ? partStartS_ + seconds : seconds);
    });
    connect(&playback_, &PlaybackSession::playingChanged, this, [this](bool playing) { Q_EMIT playingChanged(playing && isMine()); });
    connect(&time_, &TimeWindow::selectionChanged, this, &SelectionPlayback::follow);
    addKeys(page);
}

void SelectionPlayback::addKeys(QWidget& page) {
    const auto add = [this, &page](const QString& text, const QKeySequence& key) {
        auto* action = new QAction(text, &page);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        page.addAction(action);
        actions_ << action;
        return action;
    };
    connect(add(tr("Play the selection once"), Qt::Key_S), &QAction::triggered, this, [this] { playSelection(false); });
    bandOnly_ = add(tr("Hear only the band of the selection"), Qt::Key_B);
    bandOnly_->setCheckable(true);
    connect(bandOnly_, &QAction::toggled, this, &SelectionPlayback::follow);
}

void SelectionPlayback::setBandOnly(bool bandOnly) {
    bandOnly_->setChecked(bandOnly);
}

void SelectionPlayback::setSound(std::shared_ptr<const Waveform> sound, const QString& id) {
    task_.cancel();
    sound_ = std::move(sound);
    id_ = id;
}

void SelectionPlayback::exchange(std::shared_ptr<const Waveform> sound) {
    sound_ = std::move(sound);
    if (playsSelection())
        render(false);
    else if (isMine() && !playsPart())
        playback_.exchange(sound_);
}

QString SelectionPlayback::selectionId() const {
    return id_ + QLatin1String("/selection");
}

QString SelectionPlayback::partId() const {
    return id_ + QLatin1String("/part");
}

bool SelectionPlayback::playsSelection() const {
    return sound_ && playback_.id() == selectionId();
}

bool SelectionPlayback::playsPart() const {
    return playsSelection() || (sound_ && playback_.id() == partId());
}

bool SelectionPlayback::isMine() const {
    return sound_ && (playback_.id() == id_ || playsPart());
}

void SelectionPlayback::toggle() {
    if (!sound_)
        return;
    if (isMine() && playback_.isPlaying())
        return playback_.pause();
    if (playback_.id() == id_)
        return playback_.toggle();
    const double from = playsPart() ? partStartS_ + playback_.positionS() : 0;
    endOwnLoop();
    playback_.play(sound_, id_, from);
}

void SelectionPlayback::endOwnLoop() {
    if (std::exchange(loops_, false))
        playback_.setLoop(false);
}

void SelectionPlayback::seek(double seconds) {
    if (!sound_)
        return;
    task_.cancel();
    const bool playing = playsPart() && playback_.isPlaying();
    if (playing)
        return playback_.play(sound_, id_, seconds);
    if (playback_.id() != id_)
        playback_.select(sound_, id_);
    playback_.seek(seconds);
}

bool SelectionPlayback::playSelection(bool loop) {
    if (!sound_ || !time_.selection())
        return false;
    loops_ = loop;
    playback_.setLoop(loop);
    render(true);
    return true;
}

void SelectionPlayback::playPart(std::function<Part()> make) {
    if (!sound_)
        return;
    task_.start([make = std::move(make)](const std::stop_token&) { return make(); },
                [this](Outcome<Part> made) {
                    if (!made)
                        return Q_EMIT failed(made.error);
                    partStartS_ = made.value->startS;
                    endOwnLoop();
                    playback_.play(std::move(made.value->sound), partId());
                });
}

void SelectionPlayback::follow() {
    if (playsSelection())
        render(false);
}

void SelectionPlayback::render(bool start) {
    const auto& selection = time_.selection();
    if (!selection)
        return;
    SoundPart part{selection->startS, selection->endS};
    if (bandOnly_->isChecked() && !selection->isWholeBand()) {
        part.lowHz = selection->lowHz;
        part.highHz = selection->highHz;
    }
    using Sound = std::shared_ptr<const Waveform>;
    task_.start([sound = sound_, part](const std::stop_token&) { return std::make_shared<const Waveform>(soundPart(*sound, part)); },
                [this, start, from = part.startS](Outcome<Sound> made) {
                    if (!made)
                        return Q_EMIT failed(made.error);
                    partStartS_ = from;
                    if (start)
                        playback_.play(std::move(*made.value), selectionId());
                    else if (playsSelection())
                        playback_.exchange(std::move(*made.value));
                });
}

}  // namespace ajepa
