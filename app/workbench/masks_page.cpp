// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/masks_page.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <numeric>

#include "app/workbench/clip_rows.h"
#include "app/workbench/curriculum_view.h"
#include "app/workbench/mask_diagnostics_view.h"
#include "app/workbench/mask_listening.h"
#include "app/workbench/playback_session.h"
#include "app/workbench/selection_playback.h"
#include "app/workbench/session.h"
#include "app/workbench/spectrogram_export.h"
#include "app/workbench/spectrogram_sources.h"
#include "app/workbench/transport_link.h"
#include "engine/features/cell_grid.h"
#include "engine/masking/curriculum.h"
#include "engine/runs/run_directory.h"
#include "widgets/axis_ticks.h"
#include "widgets/clip_list.h"
#include "widgets/elided_label.h"
#include "widgets/empty_state.h"
#include "widgets/mask_overlay.h"
#include "widgets/number_text.h"
#include "widgets/plot_frame.h"
#include "widgets/spectrogram_view.h"
#include "widgets/step_slider.h"
#include "widgets/theme.h"
#include "widgets/transport_bar.h"
#include "widgets/waveform_view.h"

namespace ajepa {
namespace {

constexpr int listWidth = 224;
constexpr int curvePoints = 257;
constexpr int foldOutHeight = 300;

/// The part of a sound that the network gets.
std::shared_ptr<const Waveform> partOf(const std::shared_ptr<const Waveform>& sound, double startS, double lengthS) {
    const auto at = [&sound](double seconds) {
        return sound->samples.begin() + static_cast<std::ptrdiff_t>(std::min(seconds, sound->seconds()) * sound->sampleRateHz);
    };
    if (startS == 0 && sound->seconds() <= lengthS)
        return sound;
    return std::make_shared<const Waveform>(Waveform{{at(startS), at(startS + lengthS)}, sound->sampleRateHz});
}

CellEdges edgesOn(const SpectrogramPlane& plane, const TimeFrequencyGrid& cells) {
    CellEdges edges;
    for (const double seconds : cells.edgesS)
        edges.x.push_back(plane.xOf(seconds));
    for (const double hz : cells.edgesHz)
        edges.y.push_back(plane.yOf(hz));
    return edges;
}

std::vector<double> curriculumCurve(const RunConfig& config) {
    if (config.mask.strategy != MaskStrategy::curriculum)
        return {};
    std::vector<double> curve(curvePoints);
    for (int i = 0; i < curvePoints; ++i)
        curve[static_cast<std::size_t>(i)] = scheduledProbability(config.curriculum, config.train.steps * i / (curvePoints - 1), config.train.steps);
    return curve;
}

QToolButton* foldButton(const QString& text, const QString& sentence) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(sentence);
    button->setCheckable(true);
    button->setArrowType(Qt::RightArrow);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

}  // namespace

MasksPage::MasksPage(Session& session, PlaybackSession& playback, QWidget* parent)
    : QWidget(parent),
      session_(session),
      playback_(playback),
      time_(new TimeWindow(this)),
      stack_(new QStackedWidget(this)),
      clips_(new ClipList),
      title_(new ElidedLabel),
      origin_(new QLabel),
      style_(new QComboBox),
      patchGrid_(new QCheckBox(tr("Patch grid"))),
      waveform_(new WaveformView(*time_)),
      spectrogram_(new SpectrogramView(*time_)),
      sources_(new SpectrogramSources(*spectrogram_)),
      exports_(new SpectrogramExport(*spectrogram_)),
      player_(new SelectionPlayback(playback, *time_, *this)),
      transport_(new TransportBar),
      listening_(new MaskListening),
      slider_(new StepSlider),
      stepLabel_(new QLabel),
      panel_(new MaskPanel),
      diagnostics_(new MaskDiagnosticsView),
      curriculum_(new CurriculumView),
      diagnosticsButton_(foldButton(tr("Diagnostics"), tr("What the masks do over the whole training (D)"))),
      curriculumButton_(foldButton(tr("Curriculum"), tr("What is scheduled and what the seed draws (U)"))),
      foldOuts_(new QStackedWidget) {
    auto* left = new QFrame;
    setRole(left, "side-left");
    left->setFixedWidth(listWidth);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(spacingUnit, spacingUnit, spacingUnit, spacingUnit);
    leftLayout->addWidget(clips_);
    auto* workspace = new QWidget;
    auto* columns = new QHBoxLayout(workspace);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(left);
    columns->addWidget(buildCentre(), 1);
    columns->addWidget(panel_);
    auto* empty = new EmptyState(tr("The masks of a training are drawn over the clips of a corpus."), tr("Open or import a corpus"));
    connect(empty, &EmptyState::clicked, this, &MasksPage::corpusWanted);
    stack_->addWidget(empty);
    stack_->addWidget(workspace);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(stack_);

    connectSession();
    connectPlayback();
    addKeys();
    takeOrigin();
    takeCorpus();
}

MasksPage::~MasksPage() = default;

QWidget* MasksPage::buildCentre() {
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* views = new QVBoxLayout;
    views->setContentsMargins(spacingUnit, spacingUnit + innerSpacing, spacingUnit, spacingUnit);
    views->setSpacing(innerSpacing);
    setRole(title_, "title");
    setRole(origin_, "small");
    origin_->setWordWrap(true);
    waveform_->setRightRoom(colourBarWidth);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(spacingUnit, 0, spacingUnit, innerSpacing);
    head->setSpacing(innerSpacing);
    head->addLayout(buildTitle());
    head->addWidget(origin_);
    views->addLayout(head);
    views->addWidget(waveform_);
    views->addWidget(spectrogram_, 1);
    layout->addLayout(views, 1);
    layout->addWidget(buildFoldOuts());
    layout->addWidget(buildFoot());
    return centre;
}

QWidget* MasksPage::buildFoldOuts() {
    auto* box = new QFrame;
    setRole(box, "foot");
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(2 * spacingUnit, innerSpacing, 2 * spacingUnit, innerSpacing);
    buttons->setSpacing(spacingUnit);
    buttons->addWidget(diagnosticsButton_);
    buttons->addWidget(curriculumButton_);
    buttons->addStretch(1);
    buttons->addWidget(listening_);
    foldOuts_->addWidget(diagnostics_);
    foldOuts_->addWidget(curriculum_);
    foldOuts_->setFixedHeight(foldOutHeight);
    foldOuts_->hide();
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(buttons);
    layout->addWidget(foldOuts_);
    for (QToolButton* button : {diagnosticsButton_, curriculumButton_})
        connect(button, &QToolButton::clicked, this, [this, button] { unfold(button->isChecked() ? button : nullptr); });
    connect(curriculum_, &CurriculumView::stepChosen, &session_, &Session::setStep);
    return box;
}

void MasksPage::unfold(QToolButton* button) {
    for (QToolButton* each : {diagnosticsButton_, curriculumButton_}) {
        each->setChecked(each == button);
        each->setArrowType(each == button ? Qt::DownArrow : Qt::RightArrow);
    }
    // The page to be seen first: showing the other one would start its work.
    if (button != nullptr)
        foldOuts_->setCurrentIndex(button == diagnosticsButton_ ? 0 : 1);
    foldOuts_->setVisible(button != nullptr);
    waveform_->setVisible(button == nullptr);  // the spectrogram keeps its height
}

QLayout* MasksPage::buildTitle() {
    style_->addItem(tr("Targets outlined"));
    style_->addItem(tr("As in Audio-JEPA"));
    style_->setAccessibleName(tr("How masks are drawn"));
    style_->setToolTip(tr("How masks are drawn (Shift+M)"));
    patchGrid_->setToolTip(tr("Lines between the patches (G)"));
    auto* row = new QHBoxLayout;
    row->setSpacing(spacingUnit);
    row->addWidget(title_, 1);
    row->addWidget(patchGrid_);
    row->addWidget(style_);
    return row;
}

QWidget* MasksPage::buildFoot() {
    auto* foot = new QFrame;
    setRole(foot, "foot");
    auto* steps = new QHBoxLayout;
    steps->setSpacing(spacingUnit);
    auto* caption = new QLabel(tr("Step"));
    setRole(caption, "secondary");
    stepLabel_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    steps->addWidget(caption);
    steps->addWidget(slider_, 1);
    steps->addWidget(stepLabel_);
    auto* layout = new QVBoxLayout(foot);
    layout->setContentsMargins(2 * spacingUnit, innerSpacing, 2 * spacingUnit, innerSpacing);
    layout->setSpacing(innerSpacing);
    layout->addWidget(transport_);
    layout->addLayout(steps);
    return foot;
}

void MasksPage::connectSession() {
    connect(&session_, &Session::corpusChanged, this, &MasksPage::takeCorpus);
    connect(&session_, &Session::runChanged, this, &MasksPage::takeOrigin);
    connect(&session_, &Session::configChanged, this, &MasksPage::takeOrigin);
    connect(&session_, &Session::stepChanged, this, &MasksPage::drawMasks);
    connect(slider_, &StepSlider::stepChosen, &session_, &Session::setStep);
    connect(clips_, &ClipList::clipChosen, this, &MasksPage::refresh);
    connect(panel_, &MaskPanel::edited, this, [this] {
        showCurve();
        drawMasks();
    });
    connect(style_, &QComboBox::currentIndexChanged, this, &MasksPage::showMasks);
    connect(patchGrid_, &QCheckBox::toggled, this, &MasksPage::showMasks);
    connect(panel_, &MaskPanel::useWanted, this, [this] { Q_EMIT useWanted(panel_->config()); });
}

void MasksPage::connectPlayback() {
    connect(transport_, &TransportBar::toggled, player_, &SelectionPlayback::toggle);
    linkTransport(*transport_, playback_);
    connect(player_, &SelectionPlayback::moved, time_, &TimeWindow::setPlayhead);
    connect(player_, &SelectionPlayback::moved, transport_, &TransportBar::setPosition);
    connect(player_, &SelectionPlayback::playingChanged, transport_, &TransportBar::setPlaying);
    connect(player_, &SelectionPlayback::failed, &session_, &Session::failed);
    connect(listening_, &MaskListening::soundChanged, player_, &SelectionPlayback::exchange);
    const auto showDevice = [this] { listening_->setVisible(playback_.isAvailable()); };
    connect(&playback_, &PlaybackSession::statusChanged, this, showDevice);
    showDevice();
    connect(listening_, &MaskListening::failed, &session_, &Session::failed);
    connect(sources_, &SpectrogramSources::failed, &session_, &Session::failed);
    connect(exports_, &SpectrogramExport::failed, &session_, &Session::failed);
    spectrogram_->setOwnActions(sources_->actions() + player_->actions() + exports_->actions());
    connect(spectrogram_, &SpectrogramView::sought, player_, &SelectionPlayback::seek);
    connect(waveform_, &WaveformView::sought, player_, &SelectionPlayback::seek);
}

void MasksPage::addKeys() {
    const auto add = [this](const QString& text, const QKeySequence& key, auto slot) {
        auto* action = new QAction(text, this);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    const auto stride = [this](qint64 direction) {
        session_.setStep(std::clamp<qint64>(session_.step() + direction * std::max<qint64>(slider_->lastStep() / 100, 1), 0, slider_->lastStep()));
    };
    add(tr("Play or pause"), Qt::Key_Space, [this] { player_->toggle(); });
    add(tr("Play the selection, or all, over and over"), Qt::SHIFT | Qt::Key_Space, [this] {
        if (player_->playSelection(true))
            return;
        transport_->toggleLoop();
        if (!playback_.isPlaying())
            player_->toggle();
    });
    add(tr("Hear the original"), Qt::Key_O, [this] { listening_->choose(MaskPart::original); });
    add(tr("Hear the context"), Qt::Key_C, [this] { listening_->choose(MaskPart::context); });
    add(tr("Hear the targets"), Qt::Key_T, [this] { listening_->choose(MaskPart::targets); });
    add(tr("Masks on or off"), Qt::Key_M, [this] {
        overlay_ = !overlay_;
        showMasks();
    });
    add(tr("Other drawing of masks"), Qt::SHIFT | Qt::Key_M, [this] { style_->setCurrentIndex((style_->currentIndex() + 1) % style_->count()); });
    add(tr("Patch grid on or off"), Qt::Key_G, [this] { patchGrid_->toggle(); });
    add(tr("New seed"), Qt::Key_R, [this] {
        lastSeed_ = panel_->config().train.seed;
        panel_->setSeed(lastSeed_ + 1);
    });
    add(tr("Last seed again"), Qt::CTRL | Qt::Key_R, [this] { panel_->setSeed(std::exchange(lastSeed_, panel_->config().train.seed)); });
    add(tr("Diagnostics"), Qt::Key_D, [this] { unfold(diagnosticsButton_->isChecked() ? nullptr : diagnosticsButton_); });
    add(tr("Curriculum"), Qt::Key_U, [this] { unfold(curriculumButton_->isChecked() ? nullptr : curriculumButton_); });
    add(tr("Earlier step"), Qt::Key_Comma, [stride] { stride(-1); });
    add(tr("Later step"), Qt::Key_Period, [stride] { stride(1); });
}

void MasksPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    takeFocus();
    if (std::exchange(stale_, false))
        refresh();
}

void MasksPage::takeFocus() {
    if (isVisible() && session_.corpus() && !isAncestorOf(QApplication::focusWidget()))
        clips_->view()->setFocus(Qt::OtherFocusReason);
}

void MasksPage::takeCorpus() {
    statistics_.reset();
    const auto corpus = session_.corpus();
    stack_->setCurrentIndex(corpus ? 1 : 0);
    takeFocus();
    clips_->setClips(corpus ? clipRows(*corpus) : std::vector<ClipRow>{});
    refresh();
}

void MasksPage::takeOrigin() {
    if (session_.run().empty()) {
        originTask_.cancel();
        panel_->setOrigin(session_.config(), tr("the Train form"));
        return frontEndChanged();
    }
    originTask_.start([run = session_.run()](const std::stop_token&) { return RunDirectory::open(run).config(); },
                      [this, name = QString::fromStdString(session_.run().filename().string())](Outcome<RunConfig> config) {
                          if (!config)
                              return Q_EMIT session_.failed(config.error);
                          panel_->setOrigin(*config.value, tr("the run %1").arg(name));
                          frontEndChanged();
                      });
}

void MasksPage::frontEndChanged() {
    statistics_.reset();
    showCurve();
    refresh();
}

void MasksPage::refresh() {
    if (!isVisible()) {
        stale_ = true;
        return;
    }
    loadClip();
    drawMasks();
}

void MasksPage::loadClip() {
    const auto corpus = session_.corpus();
    const int clip = clips_->currentClip();
    if (!corpus || clip < 0) {
        clipTask_.cancel();
        sources_->clear({});
        waveform_->setWaveform(nullptr);
        title_->setText({});
        return;
    }
    const Clip& facts = corpus->clips()[static_cast<std::size_t>(clip)];
    title_->setText(clipTitle(facts));
    struct Loaded {
        std::shared_ptr<const NetworkStatistics> statistics;
        LoadedClip clip;
    };
    clipTask_.start(
        [corpus, clip, statistics = statistics_, run = session_.run(), config = panel_->config()](const std::stop_token& stop) {
            Loaded loaded;
            loaded.statistics = statistics ? statistics : std::make_shared<const NetworkStatistics>(findStatistics(run, *corpus, config, stop));
            if (!stop.stop_requested())
                loaded.clip =
                    ajepa::loadClip(*corpus, static_cast<std::size_t>(clip), {config.audio, config.features, *loaded.statistics}, Extent::input);
            return loaded;
        },
        [this, clip](Outcome<Loaded> loaded) {
            if (!loaded) {
                sources_->clear(loaded.error);
                waveform_->setWaveform(nullptr);
                return;
            }
            statistics_ = loaded.value->statistics;
            showClip(loaded.value->clip);
            Q_EMIT clipShown(clip);
        });
}

void MasksPage::showClip(const LoadedClip& clip) {
    const SpectrogramData& network = *clip.network;
    const double lengthS = network.secondsAt(network.frames);
    heard_ = partOf(clip.sound, clip.startS, lengthS);
    QString sight = tr("As the network gets it: %1 frames × %2 mel bands, %3").arg(network.frames).arg(network.rows).arg(statistics_->origin);
    if (clip.sound->seconds() > lengthS + network.geometry.secondsPerFrame)
        sight +=
            tr("; %1 to %2 of %3").arg(decimalText(clip.startS, 1), secondsText(clip.startS + lengthS, 0.1), secondsText(clip.sound->seconds(), 0.1));
    else if (network.validFrames < network.frames)
        sight += tr("; padding from frame %1 on").arg(network.validFrames);
    origin_->setText(sight);
    const bool sameLength = std::abs(time_->durationS() - lengthS) < 1e-9;
    if (!sameLength)
        time_->setDuration(lengthS);
    waveform_->setWaveform(heard_);
    const RunConfig& config = panel_->config();
    sources_->setClip(clip, heard_, {config.audio, config.features, *statistics_}, Extent::input,
                      {config.encoder.patchFrames, config.encoder.patchMels});
    transport_->setDuration(heard_->seconds());
    const QString id = QStringLiteral("masks:%1").arg(clips_->currentClip());
    playback_.select(heard_, id);
    player_->setSound(heard_, id);
    listening_->setClip(heard_);
    hearMasks();
    showMasks();
}

void MasksPage::showCurve() {
    slider_->setCurve(panel_->config().train.steps, curriculumCurve(panel_->config()));
    diagnostics_->setConfig(panel_->config());
    curriculum_->setConfig(panel_->config());
    slider_->setStep(session_.step());
}

void MasksPage::drawMasks() {
    slider_->setStep(session_.step());
    curriculum_->setStep(slider_->step());
    stepLabel_->setText(tr("%1 of %2", "training step").arg(countText(slider_->step()), countText(slider_->lastStep())));
    if (!isVisible()) {
        stale_ = true;
        return;
    }
    const int clip = clips_->currentClip();
    if (clip < 0)
        return;
    const qint64 step = slider_->step();
    maskTask_.start(
        [config = panel_->config(), step, clip](const std::stop_token&) { return ajepa::drawMasks(config, step, static_cast<std::uint64_t>(clip)); },
        [this, step](Outcome<MaskDraw> draw) {
            if (draw) {
                draw_ = std::move(*draw.value);
                panel_->setDraw(*draw_);
            } else {
                draw_.reset();
                panel_->setProblem(draw.error);
            }
            hearMasks();
            showMasks();
            Q_EMIT masksShown(step);
        });
}

void MasksPage::showMasks() {
    spectrogram_->setLayer(overlay_ ? maskLayer(static_cast<MaskStyle>(style_->currentIndex())) : SpectrogramView::Layer());
    exports_->setPaperLayer(maskLayer(MaskStyle::paper));
}

SpectrogramView::Layer MasksPage::maskLayer(MaskStyle style) const {
    if (!draw_ || draw_->plan.clips.empty())
        return {};
    MaskPicture picture{draw_->plan.grid, draw_->plan.clips.front(), style, patchGrid_->isChecked()};
    TimeFrequencyGrid cells = cellGrid(panel_->config().features, panel_->config().encoder);
    if (cells.times() != static_cast<std::size_t>(picture.grid.time) || cells.bands() != static_cast<std::size_t>(picture.grid.bands))
        return {};  // settings have changed, their masks are being drawn
    return [picture = std::move(picture), cells = std::move(cells)](QPainter& painter, const SpectrogramPlane& plane) {
        paintMasks(painter, picture, edgesOn(plane, cells));
    };
}

// Apart from showMasks(): how masks are drawn changes nothing of what they leave to hear.
void MasksPage::hearMasks() {
    listening_->setMasks(panel_->config(), draw_ && !draw_->plan.clips.empty() ? std::optional(draw_->plan.clips.front()) : std::nullopt);
}

}  // namespace ajepa
