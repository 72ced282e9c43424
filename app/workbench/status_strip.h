// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

class QLabel;
class QMenu;
class QToolButton;

namespace ajepa {

class RunQueue;
class ElidedLabel;
class MachineGauge;
class Session;
class StateMark;

/// The engine's state, the machine's load, audio and warnings, said once for the whole window.
class StatusStrip final : public QStatusBar {
    Q_OBJECT

public:
    StatusStrip(Session& session, RunQueue& queue, QWidget* parent = nullptr);
    void setAudio(const QString& status);
    /// What the sound symbol beside the audio status opens.
    void setAudioMenu(QMenu* menu);

private:
    void showEngine();
    void showWarnings();
    QString engineText() const;

    Session& session_;
    RunQueue& queue_;
    QString engineVersion_;
    QString engineProblem_;
    StateMark* mark_;
    QLabel* engine_;
    MachineGauge* device_;
    QToolButton* sound_;
    ElidedLabel* audio_;
    QLabel* warnings_;
};

}  // namespace ajepa
