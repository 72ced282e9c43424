// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace ajepa {

class RunQueue;
class RunSession;

/// A run that hangs, in one sentence under the header, and what can be done: wait, or end its process. It goes by itself when the run goes on.
class StallBar final : public QFrame {
    Q_OBJECT

public:
    explicit StallBar(RunQueue& queue, QWidget* parent = nullptr);
    QString sentence() const;

private:
    void follow();
    static QString sentenceOf(const RunSession& run);

    RunQueue& queue_;
    QLabel* text_;
    QPushButton* wait_;
    QPushButton* end_;
};

}  // namespace ajepa
