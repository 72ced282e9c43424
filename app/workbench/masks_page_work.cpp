// SPDX-License-Identifier: GPL-3.0-or-later
// What the Masks page does: corpus and run in, clip and masks onto the screen and to the ear.
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QStackedWidget>
#include <algorithm>
#include <cmath>

#include "app/workbench/clip_rows.h"
#include "app/workbench/mask_canvas.h"
#include "app/workbench/mask_clip.h"
#include "app/workbench/mask_draw_view.h"
#include "app/workbench/mask_fold_outs.h"
#include "app/workbench/mask_listening.h"
#include "app/workbench/mask_panel.h"
#include "app/workbench/masks_page.h"
#include "app/workbench/playback_session.h"
#include "app/workbench/selection_playback.h"
#include "app/workbench/session.h"
#include "app/workbench/spectrogram_sources.h"
#include "engine/masking/curriculum.h"
#include "engine/masking/mask_sound.h"
#include "engine/runs/run_directory.h"
#include "widgets/clip_list.h"
#include "widgets/elided_label.h"
#include "widgets/number_text.h"
#include "widgets/step_slider.h"
#include "widgets/transport_bar.h"
#include "widgets/waveform_view.h"

namespace ajepa {
namespace {

constexpr int curvePoints = 257;

std::vector<double> curriculumCurve(const RunConfig& config) {
    if (config.mask.strategy != MaskStrategy::curriculum)
        return {};
    std::vector<double> curve(curvePoints);
    for (int i = 0; i < curvePoints; ++i)
        curve[static_cast<std::size_t>(i)] = scheduledProbability(config.curriculum, config.train.steps * i / (curvePoints - 1), config.train.steps);
    return curve;
}

}  // namespace

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
        panel_->setOriginName(tr("the Train form"));
        settings_->setOrigin(session_.config());
        return frontEndChanged();
    }
    originTask_.start([run = session_.run()](const std::stop_token&) { return RunDirectory::open(run).config(); },
                      [this, name = QString::fromStdString(session_.run().filename().string())](Outcome<RunConfig> config) {
                          if (!config)
                              return Q_EMIT session_.failed(config.error);
                          panel_->setOriginName(tr("the run %1").arg(name));
                          settings_->setOrigin(*config.value);
                          frontEndChanged();
                      });
}

void MasksPage::frontEndChanged() {
    statistics_.reset();
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
        title_->setText({});
        return showNoClip({});
    }
    title_->setText(clipTitle(corpus->clips()[static_cast<std::size_t>(clip)]));
    clipTask_.start([corpus, clip, statistics = statistics_, run = session_.run(), config = settings_->origin()](
                        const std::stop_token& stop) { return loadMaskClip(*corpus, static_cast<std::size_t>(clip), config, run, statistics, stop); },
                    [this, clip, corpus](Outcome<MaskClip> loaded) {
                        if (!loaded)
                            return showNoClip(loaded.error);
                        statistics_ = loaded.value->statistics;
                        showClip(*loaded.value, corpus.get());
                        Q_EMIT clipShown(clip);
                    });
}

void MasksPage::showNoClip(const QString& sentence) {
    sources_->clear(sentence);
    waveform_->setWaveform(nullptr);
    shownClip_ = {nullptr, -1};
    origin_->clear();
    // No key may play the clip before under this one's name.
    heard_.reset();
    if (playback_.id().startsWith(QLatin1String("masks:")))
        playback_.select(nullptr, {});
    player_->setSound(nullptr, {});
    listening_->setClip(nullptr);
    transport_->setDuration(0);
}

void MasksPage::showClip(const MaskClip& loaded, const void* corpus) {
    const SpectrogramData& network = *loaded.clip.network;
    const int clip = clips_->currentClip();
    const double lengthS = network.secondsAt(network.frames);
    const bool another = std::exchange(shownClip_, {corpus, clip}) != std::pair{corpus, clip};
    heard_ = loaded.heard;
    origin_->setText(loaded.sight);
    // What is visible stays where clips are of one length; what is selected is a place in one clip.
    if (std::abs(time_->durationS() - lengthS) >= 1e-9)
        time_->setDuration(lengthS);
    else if (another)
        time_->setSelection(std::nullopt);
    waveform_->setWaveform(heard_);
    const RunConfig& config = settings_->origin();
    sources_->setClip(loaded.clip, heard_, {config.audio, config.features, *statistics_}, Extent::input,
                      {config.encoder.patchFrames, config.encoder.patchMels});
    if (another)
        canvas(MaskSide::a).view().setCell(std::nullopt);
    transport_->setDuration(heard_->seconds());
    const QString id = QStringLiteral("masks:%1").arg(clip);
    playback_.select(heard_, id);
    player_->setSound(heard_, id);
    listening_->setClip(heard_);
    hearMasks();
}

void MasksPage::showCurve() {
    const RunConfig& config = settings_->config();
    slider_->setCurve(config.train.steps, curriculumCurve(config));
    slider_->setStep(session_.step());
}

void MasksPage::moveStep(qint64 direction) {
    const qint64 stride = std::max<qint64>(slider_->lastStep() / 100, 1);
    session_.setStep(std::clamp<qint64>(session_.step() + direction * stride, 0, slider_->lastStep()));
}

void MasksPage::drawMasks() {
    slider_->setStep(session_.step());
    foldOuts_->setStep(slider_->step());
    stepLabel_->setText(tr("%1 of %2", "training step").arg(countText(slider_->step()), countText(slider_->lastStep())));
    if (!isVisible()) {
        stale_ = true;
        return;
    }
    for (const MaskSide side : {MaskSide::a, MaskSide::b})
        if (settings_->isShown(side))
            drawMasks(side);
        else
            maskTasks_[static_cast<std::size_t>(side)].cancel();
}

void MasksPage::drawMasks(MaskSide side) {
    const int clip = clips_->currentClip();
    if (clip < 0)
        return;
    const qint64 step = slider_->step();
    const RunConfig config = settings_->config(side);
    maskTasks_[static_cast<std::size_t>(side)].start(
        [config, step, clip](const std::stop_token&) { return ajepa::drawMasks(config, step, static_cast<std::uint64_t>(clip)); },
        [this, side, step, config](Outcome<MaskDraw> draw) { takeDraw(side, step, config, std::move(draw)); });
}

void MasksPage::takeDraw(MaskSide side, qint64 step, const RunConfig& config, Outcome<MaskDraw> draw) {
    problems_[static_cast<std::size_t>(side)] = draw.error;
    canvas(side).setDraw(config, std::move(draw.value));
    if (side == settings_->chosen())
        showDraw();
    if (std::none_of(maskTasks_.begin(), maskTasks_.end(), [](const LatestTask& task) { return task.isBusy(); }))
        Q_EMIT masksShown(step);
}

void MasksPage::showDraw() {
    const MaskSide side = settings_->chosen();
    const auto& draw = canvas(side).draw();
    if (draw)
        panel_->drawView().setDraw(settings_->config(), *draw);
    else
        panel_->drawView().setProblem(problems_[static_cast<std::size_t>(side)]);
    showSides();
    hearMasks();
}

void MasksPage::showSight() {
    for (MaskCanvas* each : canvases_)
        each->setSight({overlay_, static_cast<MaskStyle>(style_->currentIndex()), patchGrid_->isChecked()});
}

void MasksPage::showSides() {
    const bool comparing = settings_->isComparing();
    for (const MaskSide side : {MaskSide::a, MaskSide::b})
        canvas(side).setHead(comparing ? maskSideName(side) : QString(), side == settings_->chosen());
    canvas(MaskSide::b).setVisible(comparing);
    waveform_->setVisible(!comparing && !foldOuts_->isUnfolded());  // the spectrograms keep their height
}

// Apart from showSight(): how masks are drawn changes nothing of what they leave to hear.
void MasksPage::hearMasks() {
    const auto& draw = canvas(settings_->chosen()).draw();
    listening_->setMasks(settings_->config(), draw && !draw->plan.clips.empty() ? std::optional(draw->plan.clips.front()) : std::nullopt);
}

void MasksPage::hearPatch(const PatchCell& cell) {
    if (!heard_)
        return;
    const RunConfig& config = settings_->origin();
    const int index = cell.time * gridBands(config) + cell.band;
    player_->playPart([heard = heard_, config, index] {
        PatchSound patch = renderPatch(*heard, config, index);
        return SelectionPlayback::Part{std::make_shared<const Waveform>(std::move(patch.sound)), patch.startS};
    });
}

}  // namespace ajepa
