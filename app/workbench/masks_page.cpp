// SPDX-License-Identifier: GPL-3.0-or-later
// What the Masks page is made of. What it does is in masks_page_work.cpp, what its keys do in masks_page_keys.cpp.
#include "app/workbench/masks_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/workbench/mask_canvas.h"
#include "app/workbench/mask_fold_outs.h"
#include "app/workbench/mask_listening.h"
#include "app/workbench/mask_panel.h"
#include "app/workbench/playback_session.h"
#include "app/workbench/selection_playback.h"
#include "app/workbench/session.h"
#include "app/workbench/spectrogram_export.h"
#include "app/workbench/spectrogram_habits.h"
#include "app/workbench/spectrogram_sources.h"
#include "app/workbench/transport_link.h"
#include "widgets/clip_list.h"
#include "widgets/elided_label.h"
#include "widgets/empty_state.h"
#include "widgets/plot_frame.h"
#include "widgets/step_slider.h"
#include "widgets/theme.h"
#include "widgets/transport_bar.h"
#include "widgets/waveform_view.h"

namespace ajepa {
namespace {

constexpr int listWidth = 224;

}  // namespace

MasksPage::MasksPage(Session& session, PlaybackSession& playback, QWidget* parent)
    : QWidget(parent),
      session_(session),
      playback_(playback),
      settings_(new MaskSettings(this)),
      time_(new TimeWindow(this)),
      stack_(new QStackedWidget(this)),
      clips_(new ClipList),
      title_(new ElidedLabel),
      origin_(new QLabel),
      style_(new QComboBox),
      patchGrid_(new QCheckBox(tr("Patch grid"))),
      waveform_(new WaveformView(*time_)),
      canvases_{new MaskCanvas(*time_), new MaskCanvas(*time_)},
      sources_(new SpectrogramSources(canvas(MaskSide::a).view())),
      player_(new SelectionPlayback(playback, *time_, *this)),
      transport_(new TransportBar),
      listening_(new MaskListening),
      foldOuts_(new MaskFoldOuts(*settings_)),
      slider_(new StepSlider),
      stepLabel_(new QLabel),
      panel_(new MaskPanel(*settings_)) {
    auto* workspace = new QWidget;
    auto* columns = new QHBoxLayout(workspace);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    columns->addWidget(buildLeft());
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
    connectSettings();
    connectPlayback();
    connectViews();
    addPlayingKeys();
    addKeys();
    showSides();
    takeOrigin();
    takeCorpus();
}

MasksPage::~MasksPage() = default;

void MasksPage::keepHabits(AppSettings& settings) {
    new SpectrogramHabits(settings, *sources_, canvas(MaskSide::a).view());
}

const std::optional<MaskDraw>& MasksPage::draw(MaskSide side) const {
    return canvas(side).draw();
}

QWidget* MasksPage::buildLeft() {
    auto* left = new QFrame;
    setRole(left, "side-left");
    left->setFixedWidth(listWidth);
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(spacingUnit, spacingUnit, spacingUnit, spacingUnit);
    layout->addWidget(clips_);
    return left;
}

QWidget* MasksPage::buildCentre() {
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* views = new QVBoxLayout;
    views->setContentsMargins(spacingUnit, spacingUnit + innerSpacing, spacingUnit, spacingUnit);
    views->setSpacing(innerSpacing);
    waveform_->setRightRoom(colourBarWidth);
    views->addLayout(buildHead());
    views->addWidget(waveform_);
    for (MaskCanvas* each : canvases_)
        views->addWidget(each, 1);
    foldOuts_->addBeside(listening_);
    layout->addLayout(views, 1);
    layout->addWidget(foldOuts_);
    layout->addWidget(buildFoot());
    return centre;
}

QLayout* MasksPage::buildHead() {
    setRole(title_, "title");
    setRole(origin_, "small");
    origin_->setWordWrap(true);
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
    auto* head = new QVBoxLayout;
    head->setContentsMargins(spacingUnit, 0, spacingUnit, innerSpacing);
    head->setSpacing(innerSpacing);
    head->addLayout(row);
    head->addWidget(origin_);
    return head;
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
    connect(&session_, &Session::stepChanged, this, qOverload<>(&MasksPage::drawMasks));
    connect(slider_, &StepSlider::stepChosen, &session_, &Session::setStep);
    connect(foldOuts_, &MaskFoldOuts::stepChosen, &session_, &Session::setStep);
    connect(clips_, &ClipList::clipChosen, this, &MasksPage::refresh);
    connect(sources_, &SpectrogramSources::failed, &session_, &Session::failed);
    for (MaskCanvas* each : canvases_)
        connect(&each->exports(), &SpectrogramExport::failed, &session_, &Session::failed);
}

void MasksPage::connectSettings() {
    connect(settings_, &MaskSettings::changed, this, [this] {
        showCurve();
        drawMasks();
    });
    connect(settings_, &MaskSettings::replaced, this, [this] {
        showCurve();
        showDraw();
    });
    connect(settings_, &MaskSettings::comparingChanged, this, &MasksPage::showSides);
    connect(panel_, &MaskPanel::useWanted, this, [this] { Q_EMIT useWanted(settings_->config()); });
    for (const MaskSide side : {MaskSide::a, MaskSide::b})
        connect(&canvas(side), &MaskCanvas::chosen, settings_, [this, side] { settings_->choose(side); });
    connect(style_, &QComboBox::currentIndexChanged, this, &MasksPage::showSight);
    connect(patchGrid_, &QCheckBox::toggled, this, &MasksPage::showSight);
    connect(foldOuts_, &MaskFoldOuts::folded, this, &MasksPage::showSides);
}

void MasksPage::connectPlayback() {
    connect(transport_, &TransportBar::toggled, player_, &SelectionPlayback::toggle);
    linkTransport(*transport_, playback_);
    connect(player_, &SelectionPlayback::moved, time_, &TimeWindow::setPlayhead);
    connect(player_, &SelectionPlayback::moved, transport_, &TransportBar::setPosition);
    connect(player_, &SelectionPlayback::playingChanged, transport_, &TransportBar::setPlaying);
    connect(player_, &SelectionPlayback::failed, &session_, &Session::failed);
    connect(listening_, &MaskListening::soundChanged, player_, &SelectionPlayback::exchange);
    connect(listening_, &MaskListening::failed, &session_, &Session::failed);
    const auto showDevice = [this] { listening_->setVisible(playback_.isAvailable()); };
    connect(&playback_, &PlaybackSession::statusChanged, this, showDevice);
    showDevice();
}

void MasksPage::connectViews() {
    SpectrogramView& first = canvas(MaskSide::a).view();
    for (MaskCanvas* each : canvases_) {
        SpectrogramView& view = each->view();
        view.offerPatches();
        view.addActions(sources_->keys());
        view.setOwnActions(sources_->actions() + player_->actions() + each->exports().actions());
        connect(&view, &SpectrogramView::sought, this, [this, &view](double seconds) {
            view.setCell(std::nullopt);
            player_->seek(seconds);
        });
        connect(&view, &SpectrogramView::cellWanted, this, &MasksPage::hearPatch);
    }
    canvas(MaskSide::b).view().follow(first);
    connect(waveform_, &WaveformView::sought, player_, &SelectionPlayback::seek);
}

}  // namespace ajepa
