// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QThreadPool>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "widgets/patch_cells.h"
#include "widgets/pooled_spectrogram.h"
#include "widgets/spectrogram_plane.h"
#include "widgets/time_window.h"

class QAction;
class QToolButton;

namespace ajepa {

class ColourBar;
class SpectrogramTiles;

/// What lies under the cursor.
struct SpectrogramReading {
    double seconds = 0;
    double hz = 0;
    int frame = 0;
    int row = 0;
    float value = 0;
};

/// What the mouse does: dragging moves the view, or selects, or a click hears a patch.
enum class SpectrogramTool { navigate, select, patch };

/// A spectrogram with axes in seconds and Hz, a colour bar in the data's unit, a playhead, a selection, and one layer drawn over it.
///
/// Gestures are those of Sonic Visualiser: wheel zooms time at the cursor, Alt+wheel frequency; Ctrl+wheel or a sideways wheel scrolls time, Shift+wheel
/// frequency; Shift+dragging zooms to a rectangle, dragging with the middle button pans. Dragging pans with the tool Navigate and selects with the tool Select;
/// with Ctrl the other way round. A click moves the playhead, a double-click centres. Where patches are offered, a click with Ctrl or with the tool Patch asks
/// for the one under the cursor, and with that tool the arrows move from patch to patch. All else is an action with a key: in the menu (right click, Menu key,
/// or the button below the colour bar) and in the key reference.
class SpectrogramView final : public QWidget {
    Q_OBJECT

public:
    /// Paints over the spectrogram; the plane says where seconds and Hz lie.
    using Layer = std::function<void(QPainter& painter, const SpectrogramPlane& plane)>;

    explicit SpectrogramView(TimeWindow& time, QWidget* parent = nullptr);
    ~SpectrogramView() override;

    /// nullptr: nothing is drawn but the sentence of setEmptyText. Other frequencies reset the frequency range; colour limits follow the data unless the
    /// user chose some for this unit.
    void setSpectrogram(std::shared_ptr<const PooledSpectrogram> spectrogram);
    const std::shared_ptr<const PooledSpectrogram>& spectrogram() const { return spectrogram_; }
    /// The same for values that are not pooled yet. Of a long spectrogram a glance is shown at once, and all of it as soon as it is pooled, on another thread.
    void setData(std::shared_ptr<const SpectrogramData> data);
    /// The values on screen; nullptr if there are none, or too many to be kept.
    std::shared_ptr<const SpectrogramData> data() const { return spectrogram_ ? spectrogram_->exact : nullptr; }
    void setEmptyText(const QString& text);

    void setLook(const SpectrogramLook& look);
    const SpectrogramLook& look() const { return look_; }
    void resetLook();
    /// nullopt: that of the rows.
    void setFrequencySpacing(std::optional<FrequencySpacing> spacing);
    FrequencySpacing frequencySpacing() const { return plane_.axis.spacing(); }
    /// What setFrequencySpacing() was given.
    std::optional<FrequencySpacing> chosenSpacing() const { return spacing_; }
    void setTool(SpectrogramTool tool);
    SpectrogramTool tool() const { return tool_; }

    /// Shows what `leader` shows from now on, and both follow each other in frequencies, colours, tool, patch and steps back. Time they share by their TimeWindow.
    void follow(SpectrogramView& leader);

    /// Where patches lie, for the hover and for choosing one; a grid without cells: no patches. Another grid drops the chosen patch.
    void setPatches(const TimeFrequencyGrid& grid);
    /// Lets patches be chosen by click and key; cellWanted() says which.
    void offerPatches();
    /// The outlined patch.
    void setCell(std::optional<PatchCell> cell);
    const std::optional<PatchCell>& cell() const { return cell_; }
    void setLayer(Layer layer);
    const Layer& layer() const { return layer_; }
    void setColourBarVisible(bool visible);
    /// Entries of the owner, at the head of the menu.
    void setOwnActions(const QList<QAction*>& actions) { ownActions_ = actions; }
    void openMenu(const QPoint& globalPosition);

    std::optional<SpectrogramReading> readingAt(const QPointF& position) const;
    /// "1.52 s · 2.4 kHz · band 71 · frame 152 · patch 9, 4 · −3.21 ln energy"
    QString readingText(const SpectrogramReading& reading) const;
    /// "patch 9, 4 · 1.44 to 1.6 s · 1.9 to 2.6 kHz"
    QString cellText(const PatchCell& cell) const;
    /// Where seconds and Hz lie in the widget now.
    SpectrogramPlane plane() const;
    /// Whether nothing on screen is still to become sharp.
    bool isSharp() const;

    QSize sizeHint() const override { return {640, 280}; }
    QSize minimumSizeHint() const override { return {240, 88}; }

Q_SIGNALS:
    /// A click: the playhead should go there.
    void sought(double seconds);
    /// A patch should be heard.
    void cellWanted(const ajepa::PatchCell& cell);
    void cellChanged();
    void lookChanged(const ajepa::SpectrogramLook& look);
    void spacingChanged();
    /// The cursor lies over this moment and frequency, or over none.
    void hovered(const std::optional<QPointF>& place);
    void toolChanged();
    /// Another part of the frequency axis is visible.
    void bandChanged();
    void spectrogramChanged();
    void patchesChanged();
    /// All of a long spectrogram has taken the place of the glance at it.
    void pooled();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// What Backspace returns to.
    struct Place {
        double startS, endS, lowShare, highShare;
    };
    using History = std::vector<Place>;
    enum class Drag { none, maybeClick, pan, rectangle, select };
    /// A selection while it is drawn: from the edges that stay to those that follow the mouse.
    struct Draft {
        double fixedS, movedS, fixedHz, movedHz;
        bool movesTime, movesBand;
    };

    void takeSpectrogram(std::shared_ptr<const PooledSpectrogram> spectrogram);
    void buildActions();
    void buildColourActions();
    void buildCellActions();
    void enableKeys();
    QAction* addKey(const QString& text, const QKeySequence& key, std::function<void()> work);
    void updateAxis();
    /// From then on what one view takes up is taken up by the other.
    static void couple(SpectrogramView& from, SpectrogramView& to);

    QRectF plotArea() const;
    void setShares(double low, double high);
    void zoomShares(double factor, double aroundShare);
    void scrollShares(double share);
    void remember();
    void goBack();
    void fit();
    void zoomTo(const QRectF& rectangle);
    void zoomToSelection();
    void shiftLimits(float brightness, float contrast);
    void nextColourMap(int stride);
    void nextFrequencySpacing();

    Draft draftAt(const QPointF& position) const;
    void beginDrag(Drag drag);
    bool clickHearsPatch(Qt::KeyboardModifiers keys) const;
    void hearCellAt(const QPointF& position);
    void hearCell();
    void hover(const std::optional<QPointF>& position);
    void moveCell(int times, int bands);
    void revealCell();
    QRectF cellArea(const PatchCell& cell) const;
    void drawSelection(const QPointF& position);
    QRectF selectionArea(const SoundSelection& selection) const;

    void invalidate();
    void paintScene(QPainter& painter) const;
    void paintSelection(QPainter& painter) const;
    void paintCell(QPainter& painter) const;
    void paintPlayhead(QPainter& painter);
    void paintReading(QPainter& painter) const;
    void paintCross(QPainter& painter, const QPointF& centre) const;
    void paintChip(QPainter& painter, const QString& text, bool low) const;
    void movePlayhead(double seconds);

    TimeWindow& time_;
    ColourBar* colourBar_;
    QToolButton* menuButton_;
    SpectrogramTiles* tiles_;
    std::shared_ptr<const PooledSpectrogram> spectrogram_;
    SpectrogramLook look_;
    bool ownLimits_ = false;  ///< the user chose the colour limits
    bool colourBarVisible_ = true;
    std::optional<FrequencySpacing> spacing_;  ///< the user's
    SpectrogramTool tool_ = SpectrogramTool::navigate;
    Layer layer_;
    TimeFrequencyGrid patches_;
    bool offersPatches_ = false;
    std::optional<PatchCell> cell_;
    QString emptyText_;
    SpectrogramPlane plane_;                                          ///< frequency axis and its visible part; plot and time are filled in by plane()
    std::shared_ptr<History> history_ = std::make_shared<History>();  ///< views that follow each other have one
    QPixmap scene_;
    std::optional<QPointF> hover_;
    std::optional<QPointF> echo_;  ///< seconds and Hz under the cursor of the other of two views that follow each other
    double paintedPlayheadX_ = -1;
    Drag drag_ = Drag::none;
    bool dragSelects_ = false;  ///< what dragging will do once it is no click
    Draft draft_{};
    QPointF pressed_, last_;
    QTimer clickTimer_;  ///< a click waits whether it becomes a double-click
    QTimer wheelTimer_;  ///< wheel steps in quick succession are one step back
    QList<QAction*> ownActions_;
    QList<QAction*> viewActions_, colourActions_;
    QList<QAction*> navigationKeys_, cellKeys_;  ///< the same keys; those of the tool are enabled
    QAction* zoomToSelection_ = nullptr;
    QAction* clearSelection_ = nullptr;
    quint64 job_ = 0;  ///< of the newest data; older ones that are pooled by now are dropped
    bool isPooling_ = false;
    QThreadPool pool_;
};

}  // namespace ajepa
