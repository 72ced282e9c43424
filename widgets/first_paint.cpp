// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/first_paint.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>
#include <utility>

namespace ajepa {
namespace {

class FirstPaint final : public QObject {
public:
    FirstPaint(QWidget& window, std::function<void()> work) : QObject(&window), work_(std::move(work)) { window.installEventFilter(this); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // Children are painted after their parent, in the same turn of the event loop.
            QTimer::singleShot(0, this, work_);
        }
        return false;
    }

private:
    std::function<void()> work_;
};

}  // namespace

void onFirstPaint(QWidget& window, std::function<void()> work) {
    new FirstPaint(window, std::move(work));
}

}  // namespace ajepa
