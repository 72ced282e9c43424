// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "widgets/spectrogram_renderer.h"
#include "widgets/time_window.h"

namespace ajepa {

class ColourBar;

/// What lies under the cursor.
struct SpectrogramReading {
    double seconds = 0;
    double hz = 0;
    int frame = 0;
    int row = 0;
    float value = 0;
};

/// A spectrogram with axes in seconds and Hz, a colour bar in the data's unit, a playhead, and one layer drawn over it.
///
/// Gestures are those of Sonic Visualiser: wheel zooms time at the cursor, Alt+wheel frequency; Ctrl+wheel or a sideways wheel scrolls time, Shift+wheel
/// frequency; dragging pans, Shift+dragging zooms to a rectangle; a click moves the playhead, a double-click centres; F fits, Backspace goes back,
/// [ ] brightness, { } contrast, H and Shift+H the next and the last colour map, arrows scroll and zoom.
class SpectrogramView final : public QWidget {
    Q_OBJECT

public:
    /// Paints over the spectrogram. `dataArea` is where all frames and rows lie in the painter's coordinates (beyond the visible part when zoomed in).
    using Layer = std::function<void(QPainter& painter, const QRectF& dataArea)>;

    explicit SpectrogramView(TimeWindow& time, QWidget* parent = nullptr);

    /// nullptr: nothing is drawn but the sentence of setEmptyText. Another shape resets the frequency range; colour limits follow the data unless the
    /// user chose some for this unit.
    void setData(std::shared_ptr<const SpectrogramData> data);
    std::shared_ptr<const SpectrogramData> data() const { return data_; }
    void setEmptyText(const QString& text);

    void setLook(const SpectrogramLook& look);
    const SpectrogramLook& look() const { return look_; }
    void resetLook();

    /// Patch size in frames and rows, for the hover; empty: no patches.
    void setPatchSize(const QSize& frameRows);
    void setLayer(Layer layer);
    void setColourBarVisible(bool visible);

    std::optional<SpectrogramReading> readingAt(const QPointF& position) const;
    /// "1.52 s · 2.4 kHz · band 71 · frame 152 · patch 9, 4 · −3.21 ln energy"
    QString readingText(const SpectrogramReading& reading) const;

    QSize sizeHint() const override { return {640, 280}; }
    QSize minimumSizeHint() const override { return {240, 120}; }

Q_SIGNALS:
    /// A click: the playhead should go there.
    void sought(double seconds);
    void lookChanged(const ajepa::SpectrogramLook& look);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// What Backspace returns to.
    struct Place {
        double startS, endS, lowRow, highRow;
    };
    enum class Drag { none, maybeClick, pan, rectangle };

    QRectF plotArea() const;
    QRectF dataArea() const;
    double xOf(double seconds) const;
    double secondsAt(double x) const;
    double rowAt(double y) const;
    double yOfRow(double row) const;

    void setRows(double low, double high);
    void zoomRows(double factor, double aroundRow);
    void remember();
    void goBack();
    void fit();
    void zoomTo(const QRectF& rectangle);
    void shiftLimits(float brightness, float contrast);
    void nextColourMap(int stride);

    void invalidate();
    void paintScene(QPainter& painter) const;
    void paintAxes(QPainter& painter) const;
    void paintReading(QPainter& painter) const;
    void movePlayhead(double seconds);

    TimeWindow& time_;
    ColourBar* colourBar_;
    std::shared_ptr<const SpectrogramData> data_;
    SpectrogramLook look_;
    bool ownLimits_ = false;  ///< the user chose the colour limits
    Layer layer_;
    QSize patch_;
    QString emptyText_;
    double lowRow_ = 0;
    double highRow_ = 1;
    std::vector<Place> history_;
    QPixmap scene_;
    std::optional<QPointF> hover_;
    double paintedPlayheadX_ = -1;
    Drag drag_ = Drag::none;
    QPointF pressed_, last_;
    QTimer clickTimer_;  ///< a click waits whether it becomes a double-click
    QTimer wheelTimer_;  ///< wheel steps in quick succession are one step back
};

}  // namespace ajepa
