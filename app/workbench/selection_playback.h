// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <functional>
#include <memory>

#include "app/workbench/latest_task.h"
#include "engine/audio/waveform.h"

class QAction;

namespace ajepa {

class PlaybackSession;
class TimeWindow;

/// Plays a sound, or the selected part of it, once or over and over, on request with the selected band alone, or a part that somebody else makes of it, such as
/// one patch. While the selection plays it is followed. Positions are those of the whole sound.
class SelectionPlayback final : public QObject {
    Q_OBJECT

public:
    /// `page`: where the keys work.
    SelectionPlayback(PlaybackSession& playback, TimeWindow& time, QWidget& page);

    /// Another sound, and the id under which the player knows it. Selects nothing in the player.
    void setSound(std::shared_ptr<const Waveform> sound, const QString& id);
    /// Another sound in the same place, such as what a mask leaves of it.
    void exchange(std::shared_ptr<const Waveform> sound);
    /// Whether the player's sound is this one or a part of it.
    bool isMine() const;

    /// Plays the whole sound on, or pauses.
    void toggle();
    void seek(double seconds);
    /// Plays the selection; false if there is none.
    bool playSelection(bool loop);
    /// A part of the sound, and where it begins.
    struct Part {
        std::shared_ptr<const Waveform> sound;
        double startS = 0;
    };
    /// Plays what `make` gives, made away from the GUI thread.
    void playPart(std::function<Part()> make);
    void setBandOnly(bool bandOnly);
    /// For the menu of a view.
    const QList<QAction*>& actions() const { return actions_; }

Q_SIGNALS:
    /// Where in the whole sound it plays.
    void moved(double seconds);
    void playingChanged(bool playing);
    void failed(const QString& sentence);

private:
    void addKeys(QWidget& page);
    QString selectionId() const;
    QString partId() const;
    bool playsSelection() const;
    /// The selection, or what playPart() was given.
    bool playsPart() const;
    void follow();
    /// Makes the selected part, and puts it in the place of what plays, or starts it.
    void render(bool start);
    void endOwnLoop();

    PlaybackSession& playback_;
    TimeWindow& time_;
    std::shared_ptr<const Waveform> sound_;
    QString id_;
    double partStartS_ = 0;
    bool loops_ = false;  ///< this loop was switched on for the selection
    QList<QAction*> actions_;
    QAction* bandOnly_ = nullptr;
    LatestTask task_;
};

}  // namespace ajepa
