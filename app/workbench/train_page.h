// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <filesystem>

class QStackedWidget;

namespace ajepa {

class LaunchPanel;
class QueueSession;
class RunLibrary;
class RunMonitor;
class RunQueue;
class Session;
class TrainSidebar;
struct RunConfig;
struct TrainingRequest;

/// Presets and runs, the run on screen, and the form of the next one. Wires the three; each knows only itself.
class TrainPage final : public QWidget {
    Q_OBJECT

public:
    TrainPage(Session& session, RunQueue& queue, QueueSession& experiments, RunLibrary& library, QWidget* parent = nullptr);
    LaunchPanel& launchPanel() const { return *launch_; }
    RunMonitor& monitor() const { return *monitor_; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void connectPanels();
    void connectQueue();
    void showQueue();
    void planGrid();
    void start();
    void branch(const TrainingRequest& request);
    void rewind(const std::filesystem::path& run, std::int64_t step, const RunConfig& config);
    void showStarted(const std::filesystem::path& run);
    void showRun();
    void showPast(const std::filesystem::path& run);

    Session& session_;
    RunQueue& queue_;
    QueueSession& experiments_;
    RunLibrary& library_;
    TrainSidebar* sidebar_;
    QStackedWidget* centre_;
    RunMonitor* monitor_;
    LaunchPanel* launch_;
};

}  // namespace ajepa
