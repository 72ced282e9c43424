// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSize>
#include <memory>

#include "app/workbench/clip_loader.h"
#include "app/workbench/latest_task.h"
#include "engine/features/stft.h"
#include "widgets/pooled_spectrogram.h"

class QAction;

namespace ajepa {

class SpectrogramView;

/// What a view shows of a sound: what the network sees, the same before it is normalised, or a linear spectrum. Chosen in the view's menu; made away from
/// the GUI thread.
class SpectrogramSources final : public QObject {
    Q_OBJECT

public:
    enum class Source { network, mel, linear };

    explicit SpectrogramSources(SpectrogramView& view);

    /// Another sound. `heard` is the part of it that is played, and what a linear spectrum is taken of; `patch` is the size of a patch in frames and mel bands.
    void setClip(const LoadedClip& clip, std::shared_ptr<const Waveform> heard, const NetworkSight& sight, Extent extent, const QSize& patch);
    /// Nothing to show; `sentence` says why.
    void clear(const QString& sentence);

    void choose(Source source);
    Source source() const { return source_; }
    void setStft(const StftSettings& settings);
    const StftSettings& stft() const { return stft_; }
    /// For the head of the view's menu.
    const QList<QAction*>& actions() const { return actions_; }
    /// Those of them that have keys: for another view that follows this one.
    const QList<QAction*>& keys() const { return keys_; }

Q_SIGNALS:
    /// What was chosen is on screen.
    void shown();
    void stftChanged();
    void failed(const QString& sentence);

private:
    QAction* addSource(Source source, const QString& text);
    void openSettings();
    void show();

    SpectrogramView& view_;
    QList<QAction*> actions_, keys_;
    Source source_ = Source::network;
    StftSettings stft_;
    LoadedClip clip_;
    std::shared_ptr<const PooledSpectrogram> network_;  ///< of a long sound, in the place of clip_.network once it is pooled
    std::shared_ptr<const Waveform> heard_;
    NetworkSight sight_;
    Extent extent_ = Extent::input;
    LatestTask task_;
};

}  // namespace ajepa
