// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/main_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "app/workbench/app_settings.h"
#include "app/workbench/audio_menu.h"
#include "app/workbench/engine_thread.h"
#include "app/workbench/header_bar.h"
#include "app/workbench/import_dialog.h"
#include "app/workbench/key_reference.h"
#include "app/workbench/launch_panel.h"
#include "app/workbench/listen_page.h"
#include "app/workbench/machine_advice.h"
#include "app/workbench/masks_page.h"
#include "app/workbench/message_bar.h"
#include "app/workbench/navigation_rail.h"
#include "app/workbench/paths.h"
#include "app/workbench/playback_session.h"
#include "app/workbench/queue_session.h"
#include "app/workbench/run_library.h"
#include "app/workbench/run_queue.h"
#include "app/workbench/runs_page.h"
#include "app/workbench/session.h"
#include "app/workbench/stall_bar.h"
#include "app/workbench/start_page.h"
#include "app/workbench/status_strip.h"
#include "app/workbench/theme_control.h"
#include "app/workbench/train_page.h"
#include "widgets/first_paint.h"

namespace ajepa {
namespace {
/// About what a desktop's title bar takes; screens of 720 lines are common at twice the density.
constexpr int frameHeight = 32;
constexpr int listPaceMs = 3000;
constexpr int elsewherePaceMs = 5000;
constexpr int unseenMs = 2000;
}  // namespace

MainWindow::MainWindow(Session& session, AppSettings& settings, ThemeControl& theme, QWidget* parent)
    : QMainWindow(parent),
      session_(session),
      settings_(settings),
      theme_(theme),
      library_(new RunLibrary(session, this)),
      queue_(new RunQueue(session, this)),
      experiments_(new QueueSession(session, *queue_, this)),
      playback_(new PlaybackSession(settings.audioDevice(), this)),
      audio_(new AudioMenu(*playback_, this)),
      rail_(new NavigationRail),
      header_(new HeaderBar(session, *library_, settings)),
      message_(new MessageBar),
      pages_(new QStackedWidget),
      status_(new StatusStrip(session, *queue_)) {
    session_.setOwnProcess(settings_.ownProcess());
    connect(&session_, &Session::ownProcessChanged, this, [this](bool own) { settings_.setOwnProcess(own); });
    setWindowTitle(tr("A-JEPA Workbench"));
    setMinimumSize(1024, 680);
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(0, frameHeight)).expandedTo(minimumSize()));
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(header_);
    right->addWidget(message_);
    right->addWidget(new StallBar(*queue_));
    right->addWidget(pages_, 1);
    auto* centre = new QWidget;
    auto* layout = new QHBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(rail_);
    layout->addLayout(right, 1);
    setCentralWidget(centre);
    setStatusBar(status_);
    buildPages();
    buildMenu();
    connectAudio();
    connectSession();
    connectHeader();
    restoreGeometry(settings_.geometry());
    show(Workspace::start);
    // The first paint comes before all that takes longer: the pages one works on, and the engine library, which costs a second to load.
    onFirstPaint(*this, [this] { beginWork(); });
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPages() {
    start_ = new StartPage(session_, *library_, settings_);
    const std::pair<QString, QString> workspaces[] = {{QStringLiteral("start"), tr("Start")},
                                                      {QStringLiteral("train"), tr("Train")},
                                                      {QStringLiteral("masks"), tr("Masks")},
                                                      {QStringLiteral("listen"), tr("Listen")},
                                                      {QStringLiteral("runs"), tr("Runs")}};
    for (const auto& [icon, label] : workspaces) {
        rail_->addWorkspace(icon, label);
    }
    addPage(start_, tr("Start"));
    connect(rail_, &NavigationRail::chosen, this, [this](int index) {
        buildWorkPages();
        pages_->setCurrentIndex(index);
    });
    connect(start_, &StartPage::demoWanted, this, [this] {
        openCorpus(QStringLiteral("demo"));
        show(Workspace::listen);
    });
    connect(start_, &StartPage::corpusWanted, this, [this](const QString& location) {
        openCorpus(location);
        show(Workspace::train);
    });
    connect(start_, &StartPage::importWanted, this, &MainWindow::importCorpus);
    connect(start_, &StartPage::runWanted, this, &MainWindow::openRun);
    connect(start_, &StartPage::trainWanted, this, [this] { show(Workspace::train); });
}

void MainWindow::addPage(QWidget* page, const QString& name) {
    page->setProperty("keyGroup", name);
    pages_->addWidget(page);
}

void MainWindow::buildWorkPages() {
    if (train_ != nullptr) {
        return;
    }
    train_ = new TrainPage(session_, *queue_, *experiments_, *library_);
    masks_ = new MasksPage(session_, *playback_);
    listen_ = new ListenPage(session_, *playback_);
    runs_ = new RunsPage(session_, *library_, *queue_);
    addPage(train_, tr("Train"));
    addPage(masks_, tr("Masks"));
    addPage(listen_, tr("Listen"));
    addPage(runs_, tr("Runs"));
    connectSignalPages();
    connectRunsPage();
}

void MainWindow::connectRunsPage() {
    connect(runs_, &RunsPage::runWanted, this, &MainWindow::openRun);
    connect(runs_, &RunsPage::trainWanted, this, [this] { show(Workspace::train); });
    connect(runs_, &RunsPage::cloneWanted, this, [this](const QString& preset, const RunConfig& config) {
        train_->launchPanel().takeConfig(preset, config);
        show(Workspace::train);
    });
}

void MainWindow::connectSignalPages() {
    masks_->keepHabits(settings_);
    listen_->keepHabits(settings_);
    connect(masks_, &MasksPage::corpusWanted, start_, &StartPage::chooseCorpus);
    connect(listen_, &ListenPage::corpusWanted, start_, &StartPage::chooseCorpus);
    connect(listen_, &ListenPage::trainWanted, this, [this] { show(Workspace::train); });
    connect(masks_, &MasksPage::useWanted, this, [this](const RunConfig& config) {
        train_->launchPanel().takeMasks(config);
        show(Workspace::train);
    });
}

void MainWindow::connectAudio() {
    const auto showAudio = [this] { status_->setAudio(playback_->status()); };
    connect(playback_, &PlaybackSession::statusChanged, this, showAudio);
    showAudio();
    connect(audio_, &AudioMenu::deviceChosen, this, [this](const QString& name) {
        settings_.setAudioDevice(name);
        playback_->chooseDevice(name);
    });
    status_->setAudioMenu(audio_);
}

void MainWindow::buildMenu() {
    QMenu* menu = header_->programMenu();
    const auto add = [&](const QString& text, const QKeySequence& key, auto slot) {
        QAction* action = menu->addAction(text, this, slot);
        action->setShortcut(key);
        addAction(action);
    };
    add(tr("Open or import a corpus…"), QKeySequence::Open, [this] { start_->chooseCorpus(); });
    add(tr("Folder of runs…"), {}, [this] { chooseRunsFolder(); });
    menu->addMenu(audio_);
    menu->addSeparator();
    add(tr("Light or dark"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), [this] { theme_.toggle(); });
    add(tr("As the desktop"), {}, [this] { settings_.setTheme(ThemeChoice::desktop); });
    add(tr("Full screen"), QKeySequence(Qt::Key_F11), [this] { toggleFullScreen(); });
    menu->addSeparator();
    add(tr("Keys"), QKeySequence(Qt::Key_F2), [this] { showKeys(); });
    add(tr("Quit"), QKeySequence::Quit, [this] { close(); });
}

void MainWindow::connectSession() {
    connect(&session_, &Session::failed, message_, &MessageBar::showSentence);
    connect(&session_, &Session::corpusFailed, this, [this](const QString& sentence) {
        corpusProblem_ = sentence;
        message_->showSentence(sentence);
    });
    connect(&session_, &Session::corpusChanged, this, [this] {
        if (message_->sentence() == corpusProblem_) {
            message_->hide();
        }
        settings_.addRecentCorpus(QString::fromStdString(session_.corpus()->location()));
    });
    // The window opens where one left off: on the newest run.
    connect(
        library_, &RunLibrary::changed, this,
        [this] {
            const RunRows& rows = library_->rows();
            const auto newest = std::find_if(rows.begin(), rows.end(), [](const auto& row) { return row->isOpenable() && !row->notes.archived; });
            if (session_.run().empty() && newest != rows.end()) {
                session_.setRun((*newest)->summary.path);
            }
        },
        Qt::SingleShotConnection);
    connect(library_, &RunLibrary::changed, this, [this] {
        for (const RunSummary& run : library_->runs()) {
            if (!isTerminal(run.state) && run.state != RunState::queued && !run.interrupted) {
                queue_->follow(run.path);
            }
        }
    });
    connect(queue_, &RunQueue::started, library_, &RunLibrary::refresh);
    connect(queue_, &RunQueue::changed, library_, &RunLibrary::refresh);
    // While a run trains, the lists follow its steps at a reader's pace.
    auto* pace = new QTimer(this);
    pace->setSingleShot(true);
    pace->setInterval(listPaceMs);
    connect(queue_, &RunQueue::updated, pace, [pace] {
        if (!pace->isActive()) {
            pace->start();
        }
    });
    connect(pace, &QTimer::timeout, library_, &RunLibrary::refresh);
    // Runs also come from elsewhere: copied into the folder, or trained there by another program.
    auto* elsewhere = new QTimer(this);
    connect(elsewhere, &QTimer::timeout, this, [this] {
        if (isActiveWindow()) {
            library_->refresh();
        }
    });
    elsewhere->start(elsewherePaceMs);
    connect(queue_, &RunQueue::idle, this, [this] {
        if (closing_) {
            close();
        }
    });
    connect(&session_.engine(), &EngineThread::unavailable, this, [this](const QString& sentence) {
        engineAdvice_ = tr("Training is not possible: %1").arg(sentence);
        showAdvice();
    });
}

void MainWindow::connectHeader() {
    connect(header_, &HeaderBar::corpusWanted, this, &MainWindow::openCorpus);
    connect(header_, &HeaderBar::corpusDialogWanted, start_, &StartPage::chooseCorpus);
    connect(header_, &HeaderBar::runWanted, this, &MainWindow::openRun);
}

void MainWindow::show(Workspace workspace) {
    if (workspace != Workspace::start) {
        buildWorkPages();
    }
    rail_->choose(int(workspace));
    pages_->setCurrentIndex(int(workspace));
    pages_->currentWidget()->setFocus();
}

void MainWindow::openCorpus(const QString& location) {
    if (train_ == nullptr && isVisible()) {
        corpusToOpen_ = location;
    } else {
        buildWorkPages();
        session_.openCorpusAsync(location);
    }
}

void MainWindow::openRun(const std::filesystem::path& run) {
    session_.setRun(run);
    // Every other page shows the run too: who compares neighbours or masks of two runs stays where he is.
    if (pages_->currentWidget() == start_)
        show(Workspace::train);
}

void MainWindow::importCorpus(const QString& source) {
    auto* dialog = new ImportDialog(source, this);
    connect(dialog, &ImportDialog::imported, this, [this](const QString& folder) {
        openCorpus(folder);
        show(Workspace::train);
    });
    dialog->open();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    if (!std::exchange(shownOnce_, true)) {
        // A window that is out of sight is not painted.
        QTimer::singleShot(unseenMs, this, [this] { beginWork(); });
    }
}

/// Whoever comes back from another program may have brought runs along.
void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isActiveWindow() && working_) {
        library_->refresh();
    }
}

void MainWindow::beginWork() {
    if (!std::exchange(working_, true)) {
        buildWorkPages();
        library_->refresh();
        session_.engine().load();
        examineMachine();
        if (const QString location = std::exchange(corpusToOpen_, {}); !location.isEmpty()) {
            openCorpus(location);
        }
    }
}

void MainWindow::examineMachine() {
    machineTask_.start([folder = session_.runsFolder()](const std::stop_token&) { return machineAdvice(folder); },
                       [this](Outcome<QString> advice) {
                           machineAdvice_ = advice ? *advice.value : advice.error;
                           showAdvice();
                       });
}

void MainWindow::showAdvice() {
    start_->setAdvice((engineAdvice_ + QLatin1Char('\n') + machineAdvice_).trimmed());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (queue_->isBusy()) {
        event->ignore();
        if (!closing_) {
            askBeforeClosing();
        }
        return;
    }
    settings_.setGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
}

void MainWindow::askBeforeClosing() {
    auto* question = new QMessageBox(QMessageBox::NoIcon, tr("A run is training"),
                                     tr("Closing the window stops the run. A checkpoint is saved first, and it can be continued later."),
                                     QMessageBox::NoButton, this);
    question->setObjectName(QStringLiteral("closeQuestion"));
    if (experiments_->hasMore()) {
        question->setInformativeText(tr("%n more wait(s) in the queue, and will wait there.", nullptr, int(experiments_->queue().waiting())));
    }
    question->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* stop = question->addButton(tr("Stop and save"), QMessageBox::AcceptRole);
    question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    question->setDefaultButton(stop);
    if (queue_->allOutliveWindow()) {
        QPushButton* leave = question->addButton(tr("Keep training"), QMessageBox::DestructiveRole);
        leave->setToolTip(tr("The run goes on without the window, which shows it again when it is opened."));
        connect(leave, &QPushButton::clicked, this, [this] {
            closing_ = true;
            setEnabled(false);
            experiments_->closeDown(false);
            queue_->leaveAll();
        });
    }
    connect(stop, &QPushButton::clicked, this, [this] {
        closing_ = true;
        setEnabled(false);
        experiments_->closeDown(true);
        queue_->stopAll();
    });
    question->open();
}

void MainWindow::toggleFullScreen() {
    setWindowState(windowState() ^ Qt::WindowFullScreen);
}

void MainWindow::showKeys() {
    (new KeyReference(*this, this))->open();
}

void MainWindow::chooseRunsFolder() {
    auto* dialog = new QFileDialog(this, tr("Folder of runs"), toText(session_.runsFolder()));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
        settings_.setRunsFolder(folder);
        session_.setRunsFolder(toPath(folder));
    });
    dialog->open();
}

}  // namespace ajepa
