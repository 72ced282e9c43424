// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

#include "widgets/neighbour_model.h"

namespace ajepa {

/// The ranked neighbours, auditioned from the keyboard: Down, Up, J and K move and play, Enter and Right play again, Left stops, 1 to 9 jump to a rank.
/// A click plays the row.
class NeighbourList final : public QListView {
    Q_OBJECT

public:
    explicit NeighbourList(QWidget* parent = nullptr);
    NeighbourModel& neighbours() const { return *model_; }
    /// Shows another query's neighbours; nothing plays by itself.
    void setNeighbours(std::vector<NeighbourRow> rows);
    /// What stands there while there are none.
    void setEmptyText(const QString& sentence);

Q_SIGNALS:
    void playWanted(int clip);
    void stopWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void moveTo(int row);
    void playCurrent();

    NeighbourModel* model_;
    QString emptyText_;
};

}  // namespace ajepa
