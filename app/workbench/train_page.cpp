// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/train_page.h"

#include <QHBoxLayout>
#include <QStackedWidget>

#include "app/workbench/background.h"
#include "app/workbench/grid_dialog.h"
#include "app/workbench/launch_panel.h"
#include "app/workbench/queue_session.h"
#include "app/workbench/run_library.h"
#include "app/workbench/run_monitor.h"
#include "app/workbench/run_queue.h"
#include "app/workbench/run_session.h"
#include "app/workbench/session.h"
#include "app/workbench/train_sidebar.h"
#include "widgets/empty_state.h"
#include "widgets/queue_view.h"

namespace ajepa {
namespace {

/// Widths of the side panels, and where the page is so narrow that they give way to the curves.
constexpr int narrowPage = 1100;
constexpr int sidebarWidth = 208, narrowSidebarWidth = 176;
constexpr int launchWidth = 352, narrowLaunchWidth = 312;
const QString firstPreset = QStringLiteral("a-jepa-tiny");

/// A past run's row and curves, read off the GUI thread.
struct PastRun {
    RunSummary summary;
    RunHistory history;
    RunConfig config;
};

PastRun readPast(const std::filesystem::path& path) {
    const RunDirectory directory = RunDirectory::open(path);
    const RunDirectory::StateRecord state = directory.state();
    PastRun past;
    past.history = readHistory(path);
    past.config = directory.config();
    past.summary.path = path;
    past.summary.name = directory.name();
    past.summary.state = state.state;
    past.summary.interrupted = state.interrupted;
    past.summary.step = state.step;
    past.summary.steps = directory.config().train.steps;
    past.summary.message = state.message;
    return past;
}

}  // namespace

TrainPage::TrainPage(Session& session, RunQueue& queue, QueueSession& experiments, RunLibrary& library, QWidget* parent)
    : QWidget(parent),
      session_(session),
      queue_(queue),
      experiments_(experiments),
      library_(library),
      sidebar_(new TrainSidebar(library)),
      centre_(new QStackedWidget),
      monitor_(new RunMonitor),
      launch_(new LaunchPanel(session)) {
    centre_->addWidget(
        new EmptyState(tr("The run on screen appears here: its state, its curves, its log.\n"
                          "Choose a preset on the left, look at the settings on the right, and press Start.")));
    centre_->addWidget(monitor_);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(sidebar_);
    layout->addWidget(centre_, 1);
    layout->addWidget(launch_);
    connectPanels();
    connectQueue();
    sidebar_->choosePreset(firstPreset);
}

void TrainPage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    const bool narrow = width() < narrowPage;
    sidebar_->setFixedWidth(narrow ? narrowSidebarWidth : sidebarWidth);
    launch_->setFixedWidth(narrow ? narrowLaunchWidth : launchWidth);
}

void TrainPage::connectPanels() {
    connect(sidebar_, &TrainSidebar::presetChosen, launch_, &LaunchPanel::setPreset);
    connect(sidebar_, &TrainSidebar::runChosen, &session_, &Session::setRun);
    connect(launch_, &LaunchPanel::startWanted, this, &TrainPage::start);
    connect(monitor_, &RunMonitor::proceedWanted, &queue_, &RunQueue::resume);
    connect(monitor_, &RunMonitor::rewindWanted, this, &TrainPage::rewind);
    connect(&queue_, &RunQueue::started, this, &TrainPage::showStarted);
    connect(&queue_, &RunQueue::followed, this, [this](const std::filesystem::path& run) {
        if (run == session_.run()) {
            showRun();
        }
    });
    connect(&queue_, &RunQueue::refused, launch_, &LaunchPanel::refuse);
    connect(&session_, &Session::runChanged, this, &TrainPage::showRun);
}

void TrainPage::connectQueue() {
    QueueView& view = sidebar_->queue();
    connect(&view, &QueueView::pauseWanted, &experiments_, &QueueSession::setPaused);
    connect(&view, &QueueView::continueAfterFailureWanted, &experiments_, &QueueSession::setContinuesAfterFailure);
    connect(&view, &QueueView::removeWanted, &experiments_, &QueueSession::remove);
    connect(&view, &QueueView::undoWanted, &experiments_, &QueueSession::undoRemoval);
    connect(&view, &QueueView::moveWanted, &experiments_, &QueueSession::move);
    connect(&view, &QueueView::againWanted, &experiments_, &QueueSession::tryAgain);
    connect(&view, &QueueView::gridWanted, this, &TrainPage::planGrid);
    connect(&view, &QueueView::runWanted, this, [this](const std::string& run) { session_.setRun(session_.runsFolder() / run); });
    connect(&view, &QueueView::cloneWanted, this, [this](const std::string& id) {
        if (const QueueEntry* entry = experiments_.queue().find(id)) {
            launch_->takeEntry(*entry);
        }
    });
    connect(&experiments_, &QueueSession::removed, &view, &QueueView::offerUndo);
    connect(&experiments_, &QueueSession::changed, this, &TrainPage::showQueue);
    connect(launch_, &LaunchPanel::queueWanted, this, [this] { experiments_.add({launch_->entry()}); });
    connect(&queue_, &RunQueue::changed, this, [this] { launch_->setBusy(queue_.isBusy()); });
    connect(&queue_, &RunQueue::idle, this, [this] { launch_->setBusy(false); });
    showQueue();
}

void TrainPage::showQueue() {
    sidebar_->queue().setQueue(experiments_.queue());
    const bool damaged = !experiments_.notice().isEmpty();
    const QString note = damaged ? tr("The file of the queue was damaged. It is kept under another name.") : QString();
    sidebar_->queue().setNote(experiments_.isElsewhere() ? tr("Another window works through the queue.") : note);
    sidebar_->queue().setToolTip(experiments_.notice());
}

void TrainPage::planGrid() {
    auto* dialog = new GridDialog(launch_->gridBase(), this);
    connect(dialog, &GridDialog::addWanted, &experiments_, &QueueSession::add);
    dialog->open();
}

/// What collapsed is stopped with its work kept; the form then holds its settings, to be changed before they go on from the checkpoint.
void TrainPage::rewind(const std::filesystem::path& run, std::int64_t step, const RunConfig& config) {
    if (RunSession* live = queue_.find(run); live != nullptr && !isTerminal(live->state())) {
        live->stop();
    }
    launch_->setOrigin({run, step, config});
}

void TrainPage::start() {
    const TrainingRequest request = launch_->request();
    if (request.origin) {
        branch(request);
        return;
    }
    if (queue_.isBusy()) {
        experiments_.addFirst(launch_->entry());
        return;
    }
    queue_.start(request.config, request.name.toStdString());
}

void TrainPage::branch(const TrainingRequest& request) {
    if (queue_.isBusy()) {
        launch_->refuse(tr("A branch starts as soon as no run trains: stop the one that does, or wait for its end."));
        return;
    }
    queue_.branch(request.origin->run, request.origin->step, request.config, request.name.toStdString());
}

/// What a person started comes on screen. What the queue starts takes the place of a run that has ended, and of nothing that somebody looks at.
void TrainPage::showStarted(const std::filesystem::path& run) {
    const QueueEntry* entry = experiments_.queue().running();
    const bool fromQueue = entry != nullptr && entry->run == run.filename().string();
    const RunSession* onScreen = queue_.find(session_.run());
    if (!fromQueue || session_.run().empty() || session_.run() == run || (onScreen != nullptr && isTerminal(onScreen->state()))) {
        session_.setRun(run);
        showRun();  // a continued run is already the session's
    }
}

void TrainPage::showRun() {
    const std::filesystem::path& run = session_.run();
    sidebar_->chooseRun(run);
    if (run.empty()) {
        centre_->setCurrentIndex(0);
    } else if (RunSession* live = queue_.find(run)) {
        monitor_->follow(*live);
        centre_->setCurrentIndex(1);
    } else {
        showPast(run);
    }
}

void TrainPage::showPast(const std::filesystem::path& run) {
    inBackground(
        this, [run] { return readPast(run); },
        [this, run](Outcome<PastRun> past) {
            if (run != session_.run() || queue_.find(run) != nullptr) {
                return;  // another one was chosen meanwhile
            }
            if (!past) {
                Q_EMIT session_.failed(past.error);
                return;
            }
            monitor_->showPast(past.value->summary, past.value->history, past.value->config);
            centre_->setCurrentIndex(1);
        });
}

}  // namespace ajepa
