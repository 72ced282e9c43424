// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <string>
#include <vector>

#include "engine/queue/experiment_queue.h"

class QAction;
class QLabel;
class QListView;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace ajepa {

class EmptyState;
class QueueModel;

/// The queue in the left column: its rows, and the verbs on them by key, drag and menu. Shows what it is given and asks for everything else.
class QueueView final : public QWidget {
    Q_OBJECT

public:
    explicit QueueView(QWidget* parent = nullptr);

    void setQueue(const ExperimentQueue& queue);
    /// A sentence under the heading, such as who works through the queue instead of this window.
    void setNote(const QString& sentence);
    /// Offers to put back what was removed.
    void offerUndo(int count);
    QueueModel& model() const { return *model_; }
    std::vector<std::string> chosen() const;
    void choose(const std::vector<std::string>& ids);

Q_SIGNALS:
    void pauseWanted(bool paused);
    void continueAfterFailureWanted(bool continues);
    void removeWanted(const std::vector<std::string>& ids);
    void undoWanted();
    void moveWanted(const std::vector<std::string>& ids, std::size_t place);
    void againWanted(const std::vector<std::string>& ids);
    /// The entry's settings are wanted in the form, as a draft of their own.
    void cloneWanted(const std::string& id);
    /// The run of an entry that has one is wanted on screen.
    void runWanted(const std::string& run);
    void gridWanted();

private:
    void buildHead();
    void buildList();
    void buildActions();
    QAction* add(const QString& text, const QKeySequence& key, void (QueueView::*slot)());
    void showHead();
    void allowActions();
    void removeChosen();
    void cloneChosen();
    void tryChosenAgain();
    void moveUp();
    void moveDown();
    void moveChosen(int rows);
    void openChosen();

    QueueModel* model_;
    QListView* list_;
    QStackedWidget* stack_;
    QLabel* heading_;
    QToolButton* pause_;
    QToolButton* more_;
    QMenu* menu_;
    QMenu* rowMenu_;
    QLabel* note_;
    QPushButton* undo_;
    QTimer undoEnds_;
    QString noteText_;
    QAction* continues_ = nullptr;
    QAction* failedAgain_ = nullptr;
    QAction* clone_ = nullptr;
    QAction* again_ = nullptr;
    QAction* remove_ = nullptr;
    QAction* up_ = nullptr;
    QAction* down_ = nullptr;
    QAction* takeBack_ = nullptr;
};

}  // namespace ajepa
