// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "app/workbench/clip_loader.h"
#include "app/workbench/latest_task.h"
#include "app/workbench/mask_draw.h"
#include "app/workbench/mask_settings.h"
#include "widgets/patch_cells.h"

class QCheckBox;
class QComboBox;
class QKeySequence;
class QLabel;
class QStackedWidget;

namespace ajepa {

class AppSettings;
class ClipList;
class ElidedLabel;
class MaskCanvas;
class MaskFoldOuts;
class MaskListening;
class MaskPanel;
class PlaybackSession;
class SelectionPlayback;
class Session;
class SpectrogramSources;
class StepSlider;
class TimeWindow;
class TransportBar;
class WaveformView;
struct MaskClip;

/// The Masks workspace: a clip exactly as the network gets it, and over it the masks that the trainer draws for it at any step and seed; on request with a second
/// setting below the first.
class MasksPage final : public QWidget {
    Q_OBJECT

public:
    MasksPage(Session& session, PlaybackSession& playback, QWidget* parent = nullptr);
    ~MasksPage() override;
    /// Looks at spectrograms as one did last time, and keeps how one does now.
    void keepHabits(AppSettings& settings);

    /// The masks of a setting on screen; empty if there are none.
    const std::optional<MaskDraw>& draw(MaskSide side = MaskSide::a) const;
    MaskSettings& settings() { return *settings_; }

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
    QWidget* buildLeft();
    QWidget* buildCentre();
    QLayout* buildHead();
    QWidget* buildFoot();
    void connectSession();
    void connectSettings();
    void connectPlayback();
    void connectViews();
    void addKeys();
    void addPlayingKeys();
    void addKey(const QString& text, const QKeySequence& key, std::function<void()> work);

    /// The keyboard goes to the clips, unless it is on this page already.
    void takeFocus();
    void takeCorpus();
    void takeOrigin();
    void frontEndChanged();
    void refresh();
    void loadClip();
    void showNoClip(const QString& sentence);
    void showClip(const MaskClip& clip, const void* corpus);
    void moveStep(qint64 direction);
    void drawMasks();
    void drawMasks(MaskSide side);
    void takeDraw(MaskSide side, qint64 step, const RunConfig& config, Outcome<MaskDraw> draw);
    void showDraw();
    void showSight();
    void showSides();
    void showCurve();
    void hearMasks();
    void hearPatch(const PatchCell& cell);
    MaskCanvas& canvas(MaskSide side) const { return *canvases_[static_cast<std::size_t>(side)]; }

    Session& session_;
    PlaybackSession& playback_;
    MaskSettings* settings_;
    TimeWindow* time_;
    QStackedWidget* stack_;
    ClipList* clips_;
    ElidedLabel* title_;
    QLabel* origin_;
    QComboBox* style_;
    QCheckBox* patchGrid_;
    WaveformView* waveform_;
    std::array<MaskCanvas*, 2> canvases_;
    SpectrogramSources* sources_;
    SelectionPlayback* player_;
    TransportBar* transport_;
    MaskListening* listening_;
    MaskFoldOuts* foldOuts_;
    StepSlider* slider_;
    QLabel* stepLabel_;
    MaskPanel* panel_;

    std::shared_ptr<const NetworkStatistics> statistics_;  ///< nullptr: to be found
    std::shared_ptr<const Waveform> heard_;                ///< the part of the clip that the network gets
    std::pair<const void*, int> shownClip_{nullptr, -1};   ///< corpus and clip on screen
    std::array<QString, 2> problems_;                      ///< why a setting has no masks
    bool overlay_ = true;
    bool stale_ = true;  ///< something changed while the page was hidden
    std::uint64_t lastSeed_ = 0;
    LatestTask originTask_;
    LatestTask clipTask_;
    std::array<LatestTask, 2> maskTasks_;
};

}  // namespace ajepa
