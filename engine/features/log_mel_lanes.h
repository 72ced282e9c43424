// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/features/log_mel_avx2.h"
#include "engine/features/log_mel_scalar.h"
#include "engine/features/log_mel_tables.h"

namespace ajepa {

/// Log-mel of eight frames at once in single precision, where the processor has AVX2 and FMA. Frames with cells too quiet for it beside a loud bin are computed
/// in double precision, so that the result keeps the tolerance of the scalar computation. Immutable, so threads may share it.
class LaneLogMel {
public:
    explicit LaneLogMel(const LogMelTables& tables);
    LaneLogMel(const LaneLogMel&) = delete;  // the filters point into weights_
    LaneLogMel& operator=(const LaneLogMel&) = delete;

    /// True if this machine can and the front-end's transform has a fitting size.
    static bool possible(const LogMelTables& tables);

    /// Frames 0 .. frames - 1 of `samples` into `values`, row-major. Returns how many went through double precision.
    std::int64_t compute(const LogMelTables& tables, const ScalarLogMel& scalar, std::span<const float> samples, std::int64_t frames,
                         std::span<float> values) const;

private:
    LaneTables view() const;

    int windowSamples_, fftSize_;
    float preEmphasis_;
    std::vector<float> window_, passTwiddles_, splitTwiddles_;
    std::vector<std::int32_t> places_;
    std::vector<float> weights_;
    std::vector<LaneMelFilter> filters_;
};

}  // namespace ajepa
