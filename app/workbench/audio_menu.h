// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace ajepa {

class PlaybackSession;

/// Which audio device plays: the preferred one, or one of those found; and a new look at what is connected. Filled when it opens.
class AudioMenu final : public QMenu {
    Q_OBJECT

public:
    explicit AudioMenu(PlaybackSession& playback, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Name of the device; empty: the preferred one.
    void deviceChosen(const QString& name);

private:
    void fill();
    QAction* addDevice(const QString& text, const QString& name);

    PlaybackSession& playback_;
};

}  // namespace ajepa
