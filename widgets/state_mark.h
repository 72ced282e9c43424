// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QWidget>

#include "widgets/state_badge.h"
#include "widgets/theme.h"

namespace ajepa {

/// The shape of a state alone, 9 pixels, beside a word.
class StateMark final : public QWidget {
public:
    explicit StateMark(QWidget* parent = nullptr) : QWidget(parent) { setFixedSize(9, 9); }
    void setState(RunState state) {
        state_ = state;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintStateMark(painter, QRectF(rect()), state_, stateColour(state_, themeColours(*this)));
    }

private:
    RunState state_ = RunState::queued;
};

}  // namespace ajepa
