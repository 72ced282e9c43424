// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <filesystem>

class QListView;
class QListWidget;
class QStackedWidget;

namespace ajepa {

class QueueView;
class RunLibrary;
class RunListModel;

/// Left of the Train page: the presets, which are read-only, the queue, and the runs of the runs folder, newest first.
class TrainSidebar final : public QFrame {
    Q_OBJECT

public:
    explicit TrainSidebar(RunLibrary& library, QWidget* parent = nullptr);
    void choosePreset(const QString& name);
    void chooseRun(const std::filesystem::path& run);
    QueueView& queue() const { return *queue_; }

Q_SIGNALS:
    void presetChosen(const QString& name);
    void runChosen(const std::filesystem::path& run);

private:
    void showRuns();

    RunLibrary& library_;
    RunListModel* model_;
    QListWidget* presets_;
    QueueView* queue_;
    QListView* runs_;
    QStackedWidget* runsStack_;
    std::filesystem::path chosen_;
};

}  // namespace ajepa
