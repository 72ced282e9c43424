// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "app/workbench/clip_loader.h"
#include "app/workbench/latest_task.h"
#include "app/workbench/mask_panel.h"
#include "widgets/mask_overlay.h"
#include "widgets/spectrogram_view.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace ajepa {

class ClipList;
class CurriculumView;
class ElidedLabel;
class EmptyState;
class MaskDiagnosticsView;
class MaskListening;
class PlaybackSession;
class SelectionPlayback;
class Session;
class SpectrogramExport;
class SpectrogramSources;
class StepSlider;
class TimeWindow;
class TransportBar;
class WaveformView;

/// The Masks workspace: a clip exactly as the network gets it, and over it the masks that the trainer draws for it at any step and seed.
class MasksPage final : public QWidget {
    Q_OBJECT

public:
    MasksPage(Session& session, PlaybackSession& playback, QWidget* parent = nullptr);
    ~MasksPage() override;

    /// The masks on screen; empty if there are none.
    const std::optional<MaskDraw>& draw() const { return draw_; }

Q_SIGNALS:
    /// No corpus is open and the user wants one.
    void corpusWanted();
    /// These masks and this curriculum should become those of the next run.
    void useWanted(const ajepa::RunConfig& config);
    /// What was asked for is on screen.
    void clipShown(int clip);
    void masksShown(qint64 step);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildCentre();
    QLayout* buildTitle();
    QWidget* buildFoldOuts();
    QWidget* buildFoot();
    void connectSession();
    void connectPlayback();
    void addKeys();

    /// The keyboard goes to the clips, unless it is on this page already.
    void takeFocus();
    void takeCorpus();
    void takeOrigin();
    void frontEndChanged();
    void refresh();
    void loadClip();
    void showClip(const LoadedClip& clip);
    void drawMasks();
    void showMasks();
    void hearMasks();
    void showCurve();
    /// Opens one fold-out and closes the other, or closes all.
    void unfold(QToolButton* button);
    SpectrogramView::Layer maskLayer(MaskStyle style) const;

    Session& session_;
    PlaybackSession& playback_;
    TimeWindow* time_;
    QStackedWidget* stack_;
    ClipList* clips_;
    ElidedLabel* title_;
    QLabel* origin_;
    QComboBox* style_;
    QCheckBox* patchGrid_;
    WaveformView* waveform_;
    SpectrogramView* spectrogram_;
    SpectrogramSources* sources_;
    SpectrogramExport* exports_;
    SelectionPlayback* player_;
    TransportBar* transport_;
    MaskListening* listening_;
    StepSlider* slider_;
    QLabel* stepLabel_;
    MaskPanel* panel_;
    MaskDiagnosticsView* diagnostics_;
    CurriculumView* curriculum_;
    QToolButton* diagnosticsButton_;
    QToolButton* curriculumButton_;
    QStackedWidget* foldOuts_;

    std::shared_ptr<const NetworkStatistics> statistics_;  ///< nullptr: to be found
    std::shared_ptr<const Waveform> heard_;                ///< the part of the clip that the network gets
    std::optional<MaskDraw> draw_;
    bool overlay_ = true;
    bool stale_ = true;  ///< something changed while the page was hidden
    std::uint64_t lastSeed_ = 0;
    LatestTask originTask_;
    LatestTask clipTask_;
    LatestTask maskTask_;
};

}  // namespace ajepa
