// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mask_overlay.h"

#include <QPainter>
#include <QPainterPath>
#include <QPainterPathStroker>
#include <algorithm>

#include "widgets/theme.h"

namespace ajepa {
namespace {

constexpr QColor halfDark{0, 0, 0, 128};
constexpr QColor almostWhite{255, 255, 255, 220};
constexpr int tintAlpha = 56;

/// A set of cells with its geometry.
class CellSet {
public:
    CellSet(const PatchGrid& grid, const std::vector<std::int32_t>& cells) : grid_(grid), member_(static_cast<std::size_t>(grid.cells())) {
        for (const std::int32_t cell : cells)
            member_[static_cast<std::size_t>(cell)] = true;
    }
    bool has(int time, int band) const {
        return time >= 0 && band >= 0 && time < grid_.time && band < grid_.bands &&
               member_[static_cast<std::size_t>(time) * static_cast<std::size_t>(grid_.bands) + static_cast<std::size_t>(band)];
    }
    void add(const std::vector<std::int32_t>& cells) {
        for (const std::int32_t cell : cells)
            member_[static_cast<std::size_t>(cell)] = true;
    }

private:
    PatchGrid grid_;
    std::vector<bool> member_;
};

/// Where cells lie.
class CellGeometry {
public:
    explicit CellGeometry(const CellEdges& edges) : edges_(edges) {}
    double x(int time) const { return edges_.x[static_cast<std::size_t>(time)]; }
    /// Lower edge of a band.
    double y(int band) const { return edges_.y[static_cast<std::size_t>(band)]; }
    QRectF cell(int time, int band) const { return {QPointF(x(time), y(band + 1)), QPointF(x(time + 1), y(band))}; }
    QRectF area() const { return {QPointF(edges_.x.front(), edges_.y.back()), QPointF(edges_.x.back(), edges_.y.front())}; }

private:
    const CellEdges& edges_;
};

/// Runs of cells along time as rectangles: one fill a run leaves no seams and costs little.
template <typename Wanted>
void fillRuns(QPainter& painter, const PatchGrid& grid, const CellGeometry& geometry, const QColor& colour, Wanted wanted) {
    for (int band = 0; band < grid.bands; ++band)
        for (int time = 0; time < grid.time; ++time) {
            if (!wanted(time, band))
                continue;
            int end = time + 1;
            while (end < grid.time && wanted(end, band))
                ++end;
            painter.fillRect(QRectF(QPointF(geometry.x(time), geometry.y(band + 1)), QPointF(geometry.x(end), geometry.y(band))), colour);
            time = end;
        }
}

/// The edges between a set and the rest, moved `inset` pixels into the set so that overlapping targets stay apart.
QPainterPath outline(const PatchGrid& grid, const CellGeometry& geometry, const CellSet& set, double inset) {
    QPainterPath path;
    for (int time = 0; time < grid.time; ++time)
        for (int band = 0; band < grid.bands; ++band) {
            if (!set.has(time, band))
                continue;
            const bool left = !set.has(time - 1, band), right = !set.has(time + 1, band);
            const bool below = !set.has(time, band - 1), above = !set.has(time, band + 1);
            const QRectF cell = geometry.cell(time, band).adjusted(left ? inset : 0, above ? inset : 0, right ? -inset : 0, below ? -inset : 0);
            const auto edge = [&path](bool wanted, const QPointF& from, const QPointF& to) {
                if (wanted) {
                    path.moveTo(from);
                    path.lineTo(to);
                }
            };
            edge(left, cell.bottomLeft(), cell.topLeft());
            edge(above, cell.topLeft(), cell.topRight());
            edge(right, cell.topRight(), cell.bottomRight());
            edge(below, cell.bottomRight(), cell.bottomLeft());
        }
    return path;
}

/// A border's surroundings as one shape: strokes of half-transparent black would be darker wherever two of them meet.
QPainterPath halo(const QPainterPath& border) {
    QPainterPathStroker stroker(QPen(Qt::black, 3.5));
    QPainterPath shape = stroker.createStroke(border);
    shape.setFillRule(Qt::WindingFill);
    return shape;
}

/// A target's number in its upper left corner, on a chip of its colour.
void paintLabel(QPainter& painter, const PatchGrid& grid, const CellGeometry& geometry, const std::vector<std::int32_t>& cells, int index,
                const QColor& colour) {
    int left = grid.time, top = 0;
    for (const std::int32_t cell : cells)
        left = std::min(left, cell / grid.bands);
    for (const std::int32_t cell : cells)
        if (cell / grid.bands == left)
            top = std::max(top, cell % grid.bands);
    QFont font = painter.font();
    font.setPixelSize(smallPixels);
    font.setBold(true);
    painter.setFont(font);
    const QRectF chip(geometry.x(left) + 3, geometry.y(top + 1) + 3, 16, 15);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(chip, 3, 3);
    painter.setPen(Qt::black);
    painter.drawText(chip, Qt::AlignCenter, QString::number(index + 1));
}

void paintPatchLines(QPainter& painter, const PatchGrid& grid, const CellGeometry& geometry, const QRectF& area) {
    painter.setPen(QPen(QColor(255, 255, 255, 70), 0));
    for (int time = 1; time < grid.time; ++time)
        painter.drawLine(QPointF(geometry.x(time), area.top()), QPointF(geometry.x(time), area.bottom()));
    for (int band = 1; band < grid.bands; ++band)
        painter.drawLine(QPointF(area.left(), geometry.y(band)), QPointF(area.right(), geometry.y(band)));
}

void paintOutlined(QPainter& painter, const MaskPicture& picture, const CellGeometry& geometry) {
    const auto& colours = themeColours(true).targets;  // the same in both themes
    const CellSet context(picture.grid, picture.masks.context);
    std::vector<CellSet> targets;
    CellSet anyTarget(picture.grid, {});
    for (const auto& cells : picture.masks.targets) {
        targets.emplace_back(picture.grid, cells);
        anyTarget.add(cells);
    }
    const QColor unseen = picture.style == MaskStyle::paper ? almostWhite : halfDark;
    fillRuns(painter, picture.grid, geometry, unseen, [&](int time, int band) { return !context.has(time, band) && !anyTarget.has(time, band); });
    for (std::size_t i = 0; i < targets.size(); ++i) {
        QColor tint = colours[i % colours.size()];
        tint.setAlpha(tintAlpha);
        fillRuns(painter, picture.grid, geometry, tint, [&](int time, int band) { return targets[i].has(time, band); });
    }
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const QPainterPath border = outline(picture.grid, geometry, targets[i], 1.0 + 2.0 * static_cast<double>(i % colours.size()));
        painter.fillPath(halo(border), QColor(0, 0, 0, 150));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours[i % colours.size()], 2));
        painter.drawPath(border);
    }
    for (std::size_t i = 0; i < targets.size() && targets.size() > 1; ++i)
        if (!picture.masks.targets[i].empty())
            paintLabel(painter, picture.grid, geometry, picture.masks.targets[i], static_cast<int>(i), colours[i % colours.size()]);
}

void paintAsAudioJepa(QPainter& painter, const MaskPicture& picture, const CellGeometry& geometry) {
    const CellSet context(picture.grid, picture.masks.context);
    fillRuns(painter, picture.grid, geometry, halfDark, [&](int time, int band) { return !context.has(time, band); });
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(255, 255, 255, 160), 1, Qt::DashLine));
    painter.drawPath(outline(picture.grid, geometry, context, 0));
}

}  // namespace

CellEdges evenEdges(const PatchGrid& grid, const QRectF& area) {
    CellEdges edges;
    for (int time = 0; time <= grid.time; ++time)
        edges.x.push_back(area.left() + area.width() * time / grid.time);
    for (int band = 0; band <= grid.bands; ++band)
        edges.y.push_back(area.bottom() - area.height() * band / grid.bands);
    return edges;
}

void paintMasks(QPainter& painter, const MaskPicture& picture, const CellEdges& edges) {
    if (picture.grid.cells() == 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const CellGeometry geometry(edges);
    if (picture.patchGrid)
        paintPatchLines(painter, picture.grid, geometry, geometry.area());
    if (picture.style != MaskStyle::audioJepa)
        paintOutlined(painter, picture, geometry);
    else
        paintAsAudioJepa(painter, picture, geometry);
    painter.restore();
}

}  // namespace ajepa
