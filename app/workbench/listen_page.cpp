// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/listen_page.h"

#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/workbench/clip_rows.h"
#include "app/workbench/engine_thread.h"
#include "app/workbench/listen_panel.h"
#include "app/workbench/paths.h"
#include "app/workbench/playback_session.h"
#include "app/workbench/selection_playback.h"
#include "app/workbench/session.h"
#include "app/workbench/spectrogram_export.h"
#include "app/workbench/spectrogram_habits.h"
#include "app/workbench/spectrogram_sources.h"
#include "app/workbench/transport_link.h"
#include "engine/runs/run_directory.h"
#include "widgets/clip_list.h"
#include "widgets/elided_label.h"
#include "widgets/empty_state.h"
#include "widgets/neighbour_list.h"
#include "widgets/spectrogram_view.h"
#include "widgets/theme.h"
#include "widgets/themed_icon.h"
#include "widgets/time_window.h"
#include "widgets/transport_bar.h"

namespace ajepa {
namespace {

constexpr int listWidth = 224;
constexpr int queryHeight = 232;

QString neighbourId(int clip) {
    return QStringLiteral("listen:clip:%1").arg(clip);
}

}  // namespace

ListenPage::ListenPage(Session& session, PlaybackSession& playback, QWidget* parent)
    : QWidget(parent),
      session_(session),
      playback_(playback),
      time_(new TimeWindow(this)),
      stack_(new QStackedWidget(this)),
      clips_(new ClipList),
      title_(new ElidedLabel),
      note_(new QLabel),
      spectrogram_(new SpectrogramView(*time_)),
      sources_(new SpectrogramSources(*spectrogram_)),
      exports_(new SpectrogramExport(*spectrogram_)),
      player_(new SelectionPlayback(playback, *time_, *this)),
      heading_(new QLabel),
      neighbours_(new NeighbourList),
      transport_(new TransportBar),
      panel_(new ListenPanel),
      index_(new ClipIndex(session.engine(), this)) {
    workspace_ = new QWidget;
    auto* columns = new QHBoxLayout(workspace_);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(buildLeft());
    columns->addWidget(buildCentre(), 1);
    columns->addWidget(panel_);
    buildEmptyStates();
    stack_->addWidget(workspace_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack_);
    setAcceptDrops(true);
    connectSession();
    connectIndex();
    connectPlayback();
    addKeys();
    takeCorpus();
}

ListenPage::~ListenPage() = default;

void ListenPage::keepHabits(AppSettings& settings) {
    new SpectrogramHabits(settings, *sources_, *spectrogram_);
}

QString ListenPage::queryId() {
    return QStringLiteral("listen:query");
}

QWidget* ListenPage::buildLeft() {
    auto* left = new QFrame;
    setRole(left, "side-left");
    left->setFixedWidth(listWidth);
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(spacingUnit, spacingUnit, spacingUnit, spacingUnit);
    layout->setSpacing(spacingUnit);
    auto* open = new QPushButton(themedIcon(QStringLiteral("folder")), tr("Open a sound…"));
    open->setToolTip(tr("Any sound file can be the query. It can also be dropped on this page."));
    connect(open, &QPushButton::clicked, this, &ListenPage::askForSound);
    layout->addWidget(clips_, 1);
    layout->addWidget(open);
    return left;
}

QWidget* ListenPage::buildCentre() {
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(2 * spacingUnit, spacingUnit + innerSpacing, 2 * spacingUnit, innerSpacing);
    head->setSpacing(innerSpacing);
    setRole(title_, "title");
    setRole(note_, "small");
    note_->setWordWrap(true);
    head->addWidget(title_);
    head->addWidget(note_);
    auto* picture = new QHBoxLayout;
    picture->setContentsMargins(spacingUnit, 0, spacingUnit, spacingUnit);
    spectrogram_->setFixedHeight(queryHeight);
    picture->addWidget(spectrogram_);
    setRole(heading_, "section");
    auto* keys = new ElidedLabel;
    keys->setText(tr("Space: the query   J, K: next and play   1–9: rank   Enter: again"));
    keys->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setRole(keys, "small");
    auto* headings = new QHBoxLayout;
    headings->setContentsMargins(2 * spacingUnit, innerSpacing, 2 * spacingUnit, innerSpacing);
    headings->setSpacing(2 * spacingUnit);
    headings->addWidget(heading_);
    headings->addWidget(keys, 1);
    auto* foot = new QFrame;
    setRole(foot, "foot");
    auto* footLayout = new QHBoxLayout(foot);
    footLayout->setContentsMargins(2 * spacingUnit, spacingUnit, 2 * spacingUnit, spacingUnit);
    footLayout->addWidget(transport_);
    footLayout->addStretch(1);
    layout->addLayout(head);
    layout->addLayout(picture);
    layout->addLayout(headings);
    layout->addWidget(neighbours_, 1);
    layout->addWidget(foot);
    return centre;
}

void ListenPage::buildEmptyStates() {
    noCorpus_ = new EmptyState(tr("The nearest neighbours of a sound are looked for in a corpus."), tr("Open or import a corpus"));
    noRun_ = new EmptyState(
        tr("Neighbours are found by what a training has learned. Choose a run above, or train a small one; minutes are enough to hear a difference."),
        tr("Train"));
    connect(noCorpus_, &EmptyState::clicked, this, &ListenPage::corpusWanted);
    connect(noRun_, &EmptyState::clicked, this, &ListenPage::trainWanted);
    stack_->addWidget(noCorpus_);
    stack_->addWidget(noRun_);
}

void ListenPage::connectSession() {
    connect(&session_, &Session::corpusChanged, this, &ListenPage::takeCorpus);
    connect(&session_, &Session::runChanged, this, [this] {
        forgetRun();
        takeRun(false);
    });
    connect(&session_.engine(), &EngineThread::ready, this, &ListenPage::buildIndex);
    connect(&session_.engine(), &EngineThread::unavailable, this, [this](const QString& message) {
        index_->cancel();
        panel_->showIdle(message, false, true);
    });
    connect(clips_, &ClipList::clipChosen, this, [this](int clip) { setQuery({clip, {}}); });
    connect(panel_, &ListenPanel::representationChanged, this, [this] {
        fileEmbedding_.clear();
        buildIndex();
    });
    connect(panel_, &ListenPanel::refreshWanted, this, [this] { takeRun(true); });
}

void ListenPage::connectIndex() {
    connect(index_, &ClipIndex::started, this, [this] {
        neighbours_->setNeighbours({});
        neighbours_->setEmptyText(tr("The nearest neighbours appear here when the index is built."));
        heading_->setText(tr("Nearest neighbours"));
        panel_->showProgress(0, 0);
        panel_->showAgreement(-1, 0);
    });
    connect(index_, &ClipIndex::progressed, panel_, &ListenPanel::showProgress);
    connect(index_, &ClipIndex::built, this, [this] {
        panel_->showReady(index_->search()->clips.size(), index_->search()->unreadable);
        search();
    });
    connect(index_, &ClipIndex::cancelled, this, [this] { neighbours_->setEmptyText({}); });
    connect(index_, &ClipIndex::cancelled, this, [this] { panel_->showIdle(tr("Cancelled. Without an index there are no neighbours."), true); });
    connect(index_, &ClipIndex::failed, this, [this](const QString& message) { panel_->showIdle(message, true, true); });
    connect(panel_, &ListenPanel::cancelWanted, index_, &ClipIndex::cancel);
    connect(panel_, &ListenPanel::buildWanted, this, &ListenPage::buildIndex);
}

void ListenPage::connectPlayback() {
    linkTransport(*transport_, playback_);
    connect(transport_, &TransportBar::toggled, this, [this] {
        if (playback_.id().startsWith(QLatin1String("listen:")))
            playback_.toggle();
        else
            playQuery();
    });
    connect(neighbours_, &NeighbourList::playWanted, this, &ListenPage::playClip);
    connect(neighbours_, &NeighbourList::stopWanted, &playback_, &PlaybackSession::stop);
    connect(spectrogram_, &SpectrogramView::sought, this, [this](double seconds) {
        if (querySound_)
            playback_.play(querySound_, queryId(), std::clamp(seconds, 0.0, querySound_->seconds()));
    });
    connect(&playback_, &PlaybackSession::playingChanged, this, &ListenPage::markPlaying);
    connect(&playback_, &PlaybackSession::positionChanged, this, [this](double seconds, const QString& id) {
        if (id.startsWith(QLatin1String("listen:clip:")))
            transport_->setPosition(seconds);
        if (!player_->isMine())
            time_->setPlayhead(-1);
    });
    connect(player_, &SelectionPlayback::moved, time_, &TimeWindow::setPlayhead);
    connect(player_, &SelectionPlayback::moved, transport_, &TransportBar::setPosition);
    connect(player_, &SelectionPlayback::failed, &session_, &Session::failed);
    connect(sources_, &SpectrogramSources::failed, &session_, &Session::failed);
    connect(exports_, &SpectrogramExport::failed, &session_, &Session::failed);
    spectrogram_->setOwnActions(sources_->actions() + player_->actions() + exports_->actions());
}

void ListenPage::addKeys() {
    const auto add = [this](const QString& text, const QKeySequence& key, auto slot) {
        auto* action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(tr("Play the query, or stop"), Qt::Key_Space, [this] {
        if (playback_.isPlaying() && player_->isMine())
            playback_.stop();
        else
            playQuery();
    });
    add(tr("Play the selection, or all, over and over"), Qt::SHIFT | Qt::Key_Space, [this] {
        if (player_->playSelection(true))
            return;
        transport_->toggleLoop();
        if (!playback_.isPlaying())
            playQuery();
    });
    add(tr("Open a sound"), Qt::CTRL | Qt::SHIFT | Qt::Key_O, [this] { askForSound(); });
    add(tr("To the neighbours"), Qt::CTRL | Qt::Key_Down, [this] { neighbours_->setFocus(Qt::ShortcutFocusReason); });
    add(tr("To the clips"), Qt::CTRL | Qt::Key_Up, [this] { clips_->view()->setFocus(Qt::ShortcutFocusReason); });
}

void ListenPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    takeFocus();
    if (std::exchange(stale_, false))
        takeRun(true);
}

void ListenPage::takeFocus() {
    if (isVisible() && stack_->currentWidget() == workspace_ && !workspace_->isAncestorOf(QApplication::focusWidget()))
        clips_->view()->setFocus(Qt::OtherFocusReason);
}

void ListenPage::showPlace() {
    QWidget* place = workspace_;
    if (!session_.corpus())
        place = noCorpus_;
    else if (session_.run().empty())
        place = noRun_;
    stack_->setCurrentWidget(place);
    takeFocus();
}

void ListenPage::takeCorpus() {
    query_ = {};
    sight_.reset();
    pictures_.clear();
    neighbours_->setNeighbours({});
    const auto corpus = session_.corpus();
    clips_->setClips(corpus ? clipRows(*corpus) : std::vector<ClipRow>{});
    takeRun(true);
}

void ListenPage::forgetRun() {
    sight_.reset();
    pictures_.clear();
    fileEmbedding_.clear();
    neighbours_->setNeighbours({});
    panel_->showAgreement(-1, 0);
}

void ListenPage::takeRun(bool keepCheckpoint) {
    showPlace();
    if (!isVisible()) {
        stale_ = true;
        return;
    }
    if (session_.run().empty() || !session_.corpus())
        return index_->cancel();
    runTask_.start([run = session_.run()](const std::stop_token&) { return CheckpointStore(RunDirectory::open(run).checkpointsFolder(), 2).list(); },
                   [this, keepCheckpoint](Outcome<std::vector<CheckpointEntry>> found) {
                       if (!found)
                           return panel_->showIdle(found.error, false, true);
                       panel_->setRun(QString::fromStdString(session_.run().filename().string()), std::move(*found.value), keepCheckpoint);
                       refresh();
                   });
}

void ListenPage::refresh() {
    if (!query_.isFile() && query_.clip < 0)
        query_.clip = clips_->currentClip();
    loadQuery();
    buildIndex();
}

IndexRequest ListenPage::shownRepresentation() const {
    return {panel_->checkpoint(), session_.corpus(), panel_->encoder(), panel_->segments()};
}

void ListenPage::buildIndex() {
    if (!isVisible())
        stale_ = true;
    if (!isVisible() || session_.run().empty() || !session_.corpus())
        return;
    if (panel_->checkpoint().empty())
        return panel_->showIdle(tr("This run has no checkpoint yet. It writes the first one when training starts."), false);
    if (!session_.engine().isReady())
        return panel_->showIdle(tr("The engine is being loaded."), false);
    const IndexRequest request = shownRepresentation();
    if (request == index_->request() && index_->search())
        return search();
    index_->build(request);
}

void ListenPage::playQuery() {
    if (querySound_) {
        transport_->setDuration(querySound_->seconds());
        playback_.play(querySound_, queryId());
    }
}

void ListenPage::playClip(int clip) {
    const auto start = [this, clip](std::shared_ptr<const Waveform> sound) {
        transport_->setDuration(sound->seconds());
        playback_.play(std::move(sound), neighbourId(clip));
    };
    soundTask_.cancel();
    if (const LoadedNeighbour* known = pictures_.object(clip))
        return start(known->sound);
    soundTask_.start([corpus = session_.corpus(),
                      clip](const std::stop_token&) { return std::make_shared<const Waveform>(corpus->read(static_cast<std::size_t>(clip))); },
                     [this, start](Outcome<std::shared_ptr<const Waveform>> sound) {
                         if (sound)
                             start(std::move(*sound.value));
                         else
                             Q_EMIT session_.failed(sound.error);
                     });
}

void ListenPage::markPlaying() {
    const bool mine = playback_.isPlaying() && playback_.id().startsWith(QLatin1String("listen:"));
    transport_->setPlaying(mine);
    const QString prefix = neighbourId(0).chopped(1);
    neighbours_->neighbours().setPlaying(mine && playback_.id().startsWith(prefix) ? playback_.id().mid(prefix.size()).toInt() : -1);
}

void ListenPage::askForSound() {
    auto* dialog =
        new QFileDialog(this, tr("Open a sound"), {}, tr("Sounds (*.wav *.flac *.ogg *.opus *.mp3 *.aiff *.aif *.w64 *.rf64);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ListenPage::openSound);
    dialog->open();
}

void ListenPage::openSound(const QString& path) {
    setQuery({-1, path});
}

void ListenPage::dragEnterEvent(QDragEnterEvent* event) {
    const auto urls = event->mimeData()->urls();
    if (stack_->currentWidget() == workspace_ && urls.size() == 1 && urls.front().isLocalFile())
        event->acceptProposedAction();
}

void ListenPage::dropEvent(QDropEvent* event) {
    openSound(event->mimeData()->urls().front().toLocalFile());
    event->acceptProposedAction();
}

}  // namespace ajepa
