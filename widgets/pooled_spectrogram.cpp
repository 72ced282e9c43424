// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pooled_spectrogram.h"

#include <utility>

namespace ajepa {
namespace {

constexpr std::int64_t keptValues = 4'000'000;
constexpr std::size_t glanceValues = 500'000;

}  // namespace

float PooledSpectrogram::valueAt(int frame, int row) const {
    return exact ? exact->at(frame, row) : pyramid.valueOf(pyramid.codeAt(frame, row));
}

bool isLong(std::int64_t values) {
    return values > keptValues;
}

std::shared_ptr<const PooledSpectrogram> poolSpectrogram(std::shared_ptr<const SpectrogramData> data) {
    if (!data)
        return nullptr;
    auto pooled = std::make_shared<PooledSpectrogram>(PooledSpectrogram{*data, SpectrogramPyramid(*data), suggestedLimits(*data), nullptr});
    if (!isLong(static_cast<std::int64_t>(data->values.size())))
        pooled->exact = std::move(data);
    return pooled;
}

std::shared_ptr<const PooledSpectrogram> glanceAt(const SpectrogramData& data) {
    const auto rows = static_cast<std::size_t>(data.rows);
    const auto stride = static_cast<int>(1 + data.values.size() / glanceValues);
    SpectrogramData glance;
    static_cast<SpectrogramShape&>(glance) = data;
    glance.frames = (data.frames + stride - 1) / stride;
    glance.validFrames = (data.validFrames + stride - 1) / stride;
    glance.geometry.secondsPerFrame *= stride;
    glance.values.reserve(static_cast<std::size_t>(glance.frames) * rows);
    for (int frame = 0; frame < data.frames; frame += stride) {
        const auto begin = data.values.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(frame) * rows);
        glance.values.insert(glance.values.end(), begin, begin + static_cast<std::ptrdiff_t>(rows));
    }
    return std::make_shared<PooledSpectrogram>(PooledSpectrogram{glance, SpectrogramPyramid(glance), suggestedLimits(glance), nullptr});
}

}  // namespace ajepa
