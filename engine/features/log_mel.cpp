// SPDX-License-Identifier: Apache-2.0
#include "engine/features/log_mel.h"

#include <algorithm>
#include <optional>

#include "engine/features/log_mel_lanes.h"
#include "engine/features/log_mel_scalar.h"
#include "engine/features/log_mel_tables.h"

namespace ajepa {

struct LogMelExtractor::Parts {
    Parts(const FeatureConfig& features, LogMelArithmetic arithmetic) : tables(features), scalar(tables) {
        if (arithmetic == LogMelArithmetic::fastest && LaneLogMel::possible(tables)) {
            lanes.emplace(tables);
        }
    }

    LogMelTables tables;
    ScalarLogMel scalar;
    std::optional<LaneLogMel> lanes;
};

LogMelExtractor::LogMelExtractor(const FeatureConfig& features, LogMelArithmetic arithmetic)
    : parts_(std::make_unique<const Parts>(features, arithmetic)) {}
LogMelExtractor::~LogMelExtractor() = default;
LogMelExtractor::LogMelExtractor(LogMelExtractor&&) noexcept = default;
LogMelExtractor& LogMelExtractor::operator=(LogMelExtractor&&) noexcept = default;

std::int64_t LogMelExtractor::frameCount(std::int64_t samples) const {
    const LogMelTables& tables = parts_->tables;
    return samples < tables.windowSamples ? 0 : 1 + (samples - tables.windowSamples) / tables.hopSamples;
}

LogMel LogMelExtractor::compute(std::span<const float> samples) const {
    const std::int64_t frames = frameCount(static_cast<std::int64_t>(samples.size()));
    const std::size_t mels = parts_->tables.filters.size();
    LogMel result{std::vector<float>(static_cast<std::size_t>(frames) * mels), static_cast<int>(frames), static_cast<int>(mels)};
    compute(samples, result.values);
    return result;
}

void LogMelExtractor::compute(std::span<const float> samples, std::span<float> values) const {
    const LogMelTables& tables = parts_->tables;
    const std::int64_t frames = frameCount(static_cast<std::int64_t>(samples.size()));
    if (parts_->lanes) {
        parts_->lanes->compute(tables, parts_->scalar, samples, frames, values);
        return;
    }
    const std::size_t mels = tables.filters.size();
    ScalarLogMel::Scratch scratch(tables);
    for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i) {
        const auto window = samples.subspan(i * static_cast<std::size_t>(tables.hopSamples), tables.window.size());
        parts_->scalar.compute(tables, window, scratch, values.subspan(i * mels, mels));
    }
}

std::vector<float> LogMelExtractor::filterBank() const {
    const LogMelTables& tables = parts_->tables;
    const std::size_t bins = static_cast<std::size_t>(tables.fftSize) / 2 + 1;
    std::vector<float> dense(tables.filters.size() * bins, 0.0F);
    for (std::size_t mel = 0; mel < tables.filters.size(); ++mel) {
        const MelFilter& filter = tables.filters[mel];
        std::transform(filter.weights.begin(), filter.weights.end(), dense.begin() + static_cast<std::ptrdiff_t>(mel * bins + filter.firstBin),
                       [](double weight) { return static_cast<float>(weight); });
    }
    return dense;
}

int LogMelExtractor::fftSize() const {
    return parts_->tables.fftSize;
}

bool LogMelExtractor::vectorised() const {
    return parts_->lanes.has_value();
}

}  // namespace ajepa
