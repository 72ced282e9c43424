// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/figure_file.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>

#include "engine/base/error.h"

namespace ajepa {
namespace {

constexpr double pixelsPerUnit = 2;
constexpr int unitsPerInch = 96;

void store(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        throw Error(ErrorKind::storage, path.toStdString() + " cannot be written: " + file.errorString().toStdString());
}

QByteArray asPng(const SpectrogramFigure& figure, const QSize& size) {
    QImage image(size * pixelsPerUnit, QImage::Format_RGB32);
    {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::TextAntialiasing);
        painter.scale(pixelsPerUnit, pixelsPerUnit);
        paintFigure(painter, figure, size, pixelsPerUnit);
    }
    QBuffer buffer;
    image.save(&buffer, "PNG");
    return buffer.data();
}

QByteArray asSvg(const SpectrogramFigure& figure, const QSize& size) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    generator.setResolution(unitsPerInch);
    QPainter painter(&generator);
    paintFigure(painter, figure, size, pixelsPerUnit);
    painter.end();
    return buffer.data();
}

QByteArray asPdf(const SpectrogramFigure& figure, const QSize& size) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setResolution(unitsPerInch);
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        writer.setPageSize(QPageSize(QSizeF(size) / unitsPerInch, QPageSize::Inch));
        QPainter painter(&writer);
        paintFigure(painter, figure, size, pixelsPerUnit);
    }
    return buffer.data();
}

/// Cells [begin, end) whose middles lie in a range.
std::pair<int, int> cellsIn(double low, double high, int cells) {
    const int begin = std::clamp(static_cast<int>(std::floor(low)), 0, cells);
    return {begin, std::clamp(static_cast<int>(std::ceil(high)), begin, cells)};
}

}  // namespace

void writeFigure(const SpectrogramFigure& figure, const QSize& size, const QString& path) {
    const QString lower = path.toLower();
    if (lower.endsWith(QLatin1String(".png")))
        return store(path, asPng(figure, size));
    if (lower.endsWith(QLatin1String(".svg")))
        return store(path, asSvg(figure, size));
    if (lower.endsWith(QLatin1String(".pdf")))
        return store(path, asPdf(figure, size));
    throw Error(ErrorKind::request, path.toStdString() + " has no ending that says what it should be: .png, .svg or .pdf");
}

void writeValues(const SpectrogramFigure& figure, const QString& path) {
    const SpectrogramShape& shape = figure.spectrogram->shape;
    const SpectrogramPlane& plane = figure.plane;
    const auto [firstFrame, endFrame] = cellsIn(shape.frameAt(plane.startS), shape.frameAt(plane.endS), shape.frames);
    const auto [firstRow, endRow] = cellsIn(plane.axis.rowAt(plane.lowShare), plane.axis.rowAt(plane.highShare), shape.rows);
    QByteArray text = "time_s";
    const QByteArray unit = " Hz (" + valueUnitLabel(shape.unit).toUtf8() + ")";
    for (int row = firstRow; row < endRow; ++row)
        text += ',' + QByteArray::number(std::max(shape.hzAt(row + 0.5), 0.0), 'f', 1) + unit;
    text += '\n';
    for (int frame = firstFrame; frame < endFrame; ++frame) {
        text += QByteArray::number(shape.secondsAt(frame + 0.5), 'f', 6);
        for (int row = firstRow; row < endRow; ++row)
            text += ',' + QByteArray::number(static_cast<double>(figure.spectrogram->valueAt(frame, row)), 'g', 7);
        text += '\n';
    }
    store(path, text);
}

}  // namespace ajepa
