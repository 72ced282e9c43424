// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include "engine/jobs/run_events.h"

namespace ajepa {

struct ThemeColours;

/// The word for a state: "running".
QString stateText(RunState state);
QColor stateColour(RunState state, const ThemeColours& colours);
/// The shape that tells a state without colour: ring, dot, bars, square, tick, cross.
void paintStateMark(QPainter& painter, const QRectF& rect, RunState state, const QColor& colour);

/// A run's state as shape and word. A pending word ("pausing…") replaces the state's until the engine reports the next one.
class StateBadge final : public QWidget {
    Q_OBJECT

public:
    explicit StateBadge(QWidget* parent = nullptr);
    void setState(RunState state);
    void setPending(const QString& word);
    /// A word of the caller's instead of the state's own, for example "interrupted"; empty: the state's.
    void setWord(const QString& word);
    QString text() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();

    RunState state_ = RunState::queued;
    QString pending_;
    QString word_;
};

}  // namespace ajepa
