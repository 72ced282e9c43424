// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <filesystem>

#include "app/workbench/latest_task.h"

class QStackedWidget;

namespace ajepa {

class AppSettings;
class AudioMenu;
class HeaderBar;
class ListenPage;
class MasksPage;
class MessageBar;
class NavigationRail;
class PlaybackSession;
class RunLibrary;
class QueueSession;
class RunQueue;
class RunsPage;
class Session;
class StartPage;
class StatusStrip;
class ThemeControl;
class TrainPage;

enum class Workspace { start, train, masks, listen, runs };

/// The window: rail, header, the workspaces, status line. It owns the pages and says who talks to whom, nothing else.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Session& session, AppSettings& settings, ThemeControl& theme, QWidget* parent = nullptr);
    ~MainWindow() override;

    using QMainWindow::show;
    void show(Workspace workspace);
    void openCorpus(const QString& location);
    RunQueue& queue() const { return *queue_; }
    QueueSession& experiments() const { return *experiments_; }

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void buildPages();
    /// All but the start page; once. What happens in the session before is not missed: a corpus is opened when they are there.
    void buildWorkPages();
    void addPage(QWidget* page, const QString& name);
    void connectAudio();
    void connectSignalPages();
    void connectRunsPage();
    void buildMenu();
    void connectSession();
    void connectHeader();
    void importCorpus(const QString& source);
    /// Shows a run on the page that is open; from the start page, on the training page.
    void openRun(const std::filesystem::path& run);
    void askBeforeClosing();
    void toggleFullScreen();
    void showKeys();
    void chooseRunsFolder();
    /// Builds the pages, reads the runs and loads the engine.
    void beginWork();
    void examineMachine();
    void showAdvice();

    Session& session_;
    AppSettings& settings_;
    ThemeControl& theme_;
    RunLibrary* library_;
    RunQueue* queue_;
    QueueSession* experiments_;
    PlaybackSession* playback_;
    AudioMenu* audio_;
    NavigationRail* rail_;
    HeaderBar* header_;
    MessageBar* message_;
    QStackedWidget* pages_;
    StatusStrip* status_;
    StartPage* start_ = nullptr;
    TrainPage* train_ = nullptr;
    QString corpusToOpen_;   ///< asked for before the pages were there
    QString corpusProblem_;  ///< why the last corpus could not be opened
    QString engineAdvice_;
    LatestTask machineTask_;
    QString machineAdvice_;
    MasksPage* masks_ = nullptr;
    ListenPage* listen_ = nullptr;
    RunsPage* runs_ = nullptr;
    bool shownOnce_ = false;
    bool working_ = false;
    bool closing_ = false;  ///< the runs are being stopped; the window closes when they have ended
};

}  // namespace ajepa
