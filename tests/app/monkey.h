// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>
#include <QtTest>
#include <array>

namespace ajepa {

/// Random but seeded input to a page, as fast as it comes: clicks, drags, wheel turns and keys, wherever a user's could land. What opens over the page gets its share and
/// is closed again.
class Monkey {
public:
    Monkey(QWidget& page, quint32 seed) : page_(page), dice_(seed) {
        // Qt's file dialog waits for an answer to its own messages while it handles a key: without one the storm would end there.
        answer_.callOnTimeout([] {
            auto* message = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (message != nullptr && qobject_cast<QFileDialog*>(message->parentWidget()) != nullptr)
                message->reject();
        });
        answer_.start(50);
    }

    void act() {
        QWidget* stage = surface();
        switch (dice_.bounded(8)) {
            case 0:
                return key(stage);
            case 1:
                return key(stage);
            case 2:
                return drag(stage);
            case 3:
                return turn(stage);
            case 4:
                return click(stage, Qt::RightButton);
            default:
                return click(stage, Qt::LeftButton);
        }
    }

    /// Closes what is open over the page.
    void leave() {
        for (int tries = 0; tries < 10 && surface() != &page_; ++tries)
            surface()->close();
    }

private:
    /// What would get the input: a menu, else a dialog, else the page. One time in four what covers the page is dismissed instead.
    QWidget* surface() {
        QWidget* over = QApplication::activePopupWidget();
        for (QWidget* window : QApplication::topLevelWidgets())
            if (over == nullptr && window != page_.window() && window->isVisible() && window->windowType() == Qt::Dialog)
                over = window;
        if (over != nullptr && dice_.bounded(4) == 0) {
            over->close();
            over = nullptr;
        }
        return over != nullptr ? over : &page_;
    }

    QPoint place(const QWidget* within) { return {dice_.bounded(std::max(1, within->width())), dice_.bounded(std::max(1, within->height()))}; }

    Qt::KeyboardModifiers modifiers() {
        static constexpr std::array choices{Qt::NoModifier, Qt::NoModifier, Qt::NoModifier, Qt::ShiftModifier, Qt::ControlModifier, Qt::AltModifier};
        return choices[dice_.bounded(quint32(choices.size()))];
    }

    /// The innermost widget at a random place of the stage, and that place in its own coordinates.
    std::pair<QWidget*, QPoint> target(QWidget* stage) {
        const QPoint at = place(stage);
        QWidget* hit = stage->childAt(at);
        return hit != nullptr ? std::pair{hit, hit->mapFrom(stage, at)} : std::pair{stage, at};
    }

    void click(QWidget* stage, Qt::MouseButton button) {
        const auto [widget, at] = target(stage);
        if (dice_.bounded(6) == 0)
            QTest::mouseDClick(widget, button, modifiers(), at);
        else
            QTest::mouseClick(widget, button, modifiers(), at);
    }

    void drag(QWidget* stage) {
        const auto [widget, from] = target(stage);
        const QPointer<QWidget> held = widget;
        const Qt::KeyboardModifiers with = modifiers();
        QTest::mousePress(widget, Qt::LeftButton, with, from);
        for (int moves = dice_.bounded(1, 5); moves > 0 && held; --moves)
            QTest::mouseMove(held, place(held));
        if (held)
            QTest::mouseRelease(held, Qt::LeftButton, with, place(held));
    }

    void turn(QWidget* stage) {
        const auto [widget, at] = target(stage);
        const QPoint angle(0, dice_.bounded(2) == 0 ? 120 : -120);
        QWheelEvent event(at, widget->mapToGlobal(at), {}, angle, Qt::NoButton, modifiers(), Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget, &event);
    }

    void key(QWidget* stage) {
        static constexpr std::array keys{Qt::Key_Space,  Qt::Key_Return, Qt::Key_Escape,   Qt::Key_Tab,  Qt::Key_Left,
                                         Qt::Key_Right,  Qt::Key_Up,     Qt::Key_Down,     Qt::Key_Home, Qt::Key_End,
                                         Qt::Key_PageUp, Qt::Key_Plus,   Qt::Key_PageDown, Qt::Key_Minus};
        QWidget* focus = QApplication::focusWidget();
        QWidget* to = focus != nullptr && stage->isAncestorOf(focus) ? focus : stage;
        const auto which =
            dice_.bounded(3) == 0 ? Qt::Key(Qt::Key_0 + dice_.bounded(Qt::Key_Z - Qt::Key_0)) : keys[dice_.bounded(quint32(keys.size()))];
        QTest::keyClick(to, which, modifiers());
    }

    QWidget& page_;
    QRandomGenerator dice_;
    QTimer answer_;
};

}  // namespace ajepa
