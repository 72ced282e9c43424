// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/spectrogram_renderer.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "widgets/pixel_cells.h"

namespace ajepa {
namespace {

/// The largest value of each row over a range of frames.
void poolFrames(const SpectrogramData& data, CellRange frames, std::vector<float>& column) {
    const auto rows = static_cast<std::size_t>(data.rows);
    const float* source = data.values.data() + static_cast<std::size_t>(frames.begin) * rows;
    std::copy_n(source, rows, column.begin());
    for (int frame = frames.begin + 1; frame < frames.end; ++frame) {
        source += rows;
        for (std::size_t row = 0; row < rows; ++row)
            column[row] = std::max(column[row], source[row]);
    }
}

float pooled(const std::vector<float>& column, CellRange rows) {
    return *std::max_element(column.begin() + rows.begin, column.begin() + rows.end);
}

/// Value to colour with the divisions done once.
class Lookup {
public:
    explicit Lookup(const SpectrogramLook& look) : table_(colourTable(look.map)), low_(look.limits.low) {
        const float span = look.limits.high - look.limits.low;
        scale_ = 255.0F / (span > 0 ? span : std::numeric_limits<float>::min());
    }
    QRgb operator()(float value) const {
        const float position = (value - low_) * scale_;
        if (!(position > 0))  // also NaN
            return table_.front();
        return position >= 255 ? table_.back() : table_[static_cast<std::size_t>(position + 0.5F)];
    }

private:
    const ColourTable& table_;
    float low_;
    float scale_;
};

}  // namespace

QRgb colourOf(float value, const SpectrogramLook& look) {
    return Lookup(look)(value);
}

QImage renderSpectrogram(const SpectrogramData& data, const SpectrogramLook& look, const QRectF& region, const QSize& pixels) {
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (pixels.isEmpty() || data.frames == 0 || data.rows == 0)
        return image;
    const auto columns = cellsBehind(region.x(), region.width(), pixels.width(), data.frames);
    const auto lines = cellsBehind(region.y(), region.height(), pixels.height(), data.rows);
    const Lookup lookup(look);
    std::vector<float> column(static_cast<std::size_t>(data.rows));
    auto* bits = reinterpret_cast<QRgb*>(image.bits());
    const auto stride = static_cast<std::size_t>(image.bytesPerLine()) / sizeof(QRgb);
    for (int x = 0; x < pixels.width(); ++x) {
        const CellRange frames = columns[static_cast<std::size_t>(x)];
        if (frames.begin == frames.end)
            continue;
        poolFrames(data, frames, column);
        for (int y = 0; y < pixels.height(); ++y) {
            const CellRange rows = lines[static_cast<std::size_t>(pixels.height() - 1 - y)];
            if (rows.begin != rows.end)
                bits[static_cast<std::size_t>(y) * stride + static_cast<std::size_t>(x)] = lookup(pooled(column, rows));
        }
    }
    return image;
}

QImage renderSpectrogram(const SpectrogramData& data, const SpectrogramLook& look, const QSize& pixels) {
    return renderSpectrogram(data, look, QRectF(0, 0, data.frames, data.rows), pixels);
}

}  // namespace ajepa
