// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "widgets/clip_list_model.h"

class QLabel;
class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace ajepa {

/// The clips of a corpus with a filter above. Down in the filter goes to the list.
class ClipList final : public QWidget {
    Q_OBJECT

public:
    explicit ClipList(QWidget* parent = nullptr);

    /// Another corpus: the first clip becomes current.
    void setClips(std::vector<ClipRow> clips);
    /// Index in the corpus, -1: none.
    int currentClip() const;
    void setCurrentClip(int clip);
    QListView* view() const { return view_; }

Q_SIGNALS:
    void clipChosen(int clip);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showCount();

    ClipListModel* model_;
    QSortFilterProxyModel* filter_;
    QLineEdit* field_;
    QListView* view_;
    QLabel* count_;
};

}  // namespace ajepa
