// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace ajepa {

/// A sentence in a box, for as long as there is something to say: in the colour of a warning, or of what went wrong.
class Notice final : public QFrame {
    Q_OBJECT

public:
    enum class Tone { warning, bad };

    explicit Notice(Tone tone, QWidget* parent = nullptr);
    /// Shows the sentence; an empty one hides the box.
    void say(const QString& sentence);
    QString sentence() const;

private:
    QLabel* text_;
};

}  // namespace ajepa
