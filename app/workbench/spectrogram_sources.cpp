// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/spectrogram_sources.h"

#include <QAction>
#include <QActionGroup>
#include <utility>

#include "app/workbench/sound_spectrum.h"
#include "widgets/spectrogram_view.h"
#include "widgets/stft_dialog.h"

namespace ajepa {

SpectrogramSources::SpectrogramSources(SpectrogramView& view) : QObject(&view), view_(view) {
    addSource(Source::network, tr("As the network gets it"));
    addSource(Source::mel, tr("Mel bands before normalising"));
    addSource(Source::linear, tr("Linear spectrum"));
    auto* group = new QActionGroup(this);
    for (QAction* action : std::as_const(actions_))
        group->addAction(action);
    actions_.front()->setChecked(true);
    auto* next = new QAction(tr("Next kind of spectrogram"), &view);
    next->setShortcut(Qt::SHIFT | Qt::Key_S);
    next->setShortcutContext(Qt::WidgetShortcut);
    connect(next, &QAction::triggered, this, [this] { choose(static_cast<Source>((static_cast<int>(source_) + 1) % 3)); });
    auto* settings = new QAction(tr("Settings of the linear spectrum…"), &view);
    settings->setShortcut(Qt::SHIFT | Qt::Key_W);
    settings->setShortcutContext(Qt::WidgetShortcut);
    connect(settings, &QAction::triggered, this, &SpectrogramSources::openSettings);
    keys_ = {next, settings};
    actions_ << keys_;
    view.addActions(keys_);
    connect(&view, &SpectrogramView::pooled, this, [this] {
        network_ = view_.spectrogram();
        clip_.network.reset();  // hours of it are hundreds of megabytes
    });
}

QAction* SpectrogramSources::addSource(Source source, const QString& text) {
    auto* action = new QAction(text, this);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, [this, source] { choose(source); });
    actions_ << action;
    return action;
}

void SpectrogramSources::setClip(const LoadedClip& clip, std::shared_ptr<const Waveform> heard, const NetworkSight& sight, Extent extent,
                                 const QSize& patch) {
    clip_ = clip;
    network_.reset();
    heard_ = std::move(heard);
    sight_ = sight;
    extent_ = extent;
    view_.setPatches(patchGrid(*clip.network, patch));
    show();
}

void SpectrogramSources::clear(const QString& sentence) {
    task_.cancel();
    clip_ = {};
    network_.reset();
    heard_.reset();
    view_.setEmptyText(sentence);
    view_.setPatches({});
    view_.setData(nullptr);
}

void SpectrogramSources::choose(Source source) {
    source_ = source;
    actions_[static_cast<qsizetype>(source)]->setChecked(true);
    show();
}

void SpectrogramSources::setStft(const StftSettings& settings) {
    if (std::exchange(stft_, settings) == settings)
        return;
    if (source_ == Source::linear)
        show();
    Q_EMIT stftChanged();
}

void SpectrogramSources::openSettings() {
    if (!heard_)
        return;
    auto* dialog = new StftDialog(stft_, heard_->sampleRateHz, &view_);
    connect(dialog, &StftDialog::edited, this, [this](const StftSettings& settings) {
        setStft(settings);
        if (source_ != Source::linear)
            choose(Source::linear);
    });
    dialog->open();
}

void SpectrogramSources::show() {
    if (!clip_.sound)
        return;
    if (source_ == Source::network) {
        task_.cancel();
        if (network_)
            view_.setSpectrogram(network_);
        else
            view_.setData(clip_.network);
        return Q_EMIT shown();
    }
    using Pooled = std::shared_ptr<const PooledSpectrogram>;
    task_.start(
        [source = source_, sound = clip_.sound, heard = heard_, sight = sight_, extent = extent_,
         stft = stft_](const std::stop_token& stop) mutable -> Pooled {
            if (source == Source::linear)
                return soundSpectrum(*heard, stft, stop);
            sight.features.normalise = Normalisation::none;
            return poolSpectrogram(loadSound(*sound, sight, extent).network);
        },
        [this](Outcome<Pooled> made) {
            if (!made)
                return Q_EMIT failed(made.error);
            view_.setSpectrogram(std::move(*made.value));
            Q_EMIT shown();
        });
}

}  // namespace ajepa
