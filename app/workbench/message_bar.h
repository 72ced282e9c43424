// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace ajepa {

/// One sentence that something failed, under the header. It stays until it is closed or replaced: nothing a user must know vanishes by itself.
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);
    void showSentence(const QString& sentence);
    QString sentence() const;

private:
    QLabel* text_;
};

}  // namespace ajepa
