// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <complex>
#include <kissfft/kissfft.hh>
#include <span>
#include <vector>

#include "engine/features/log_mel_tables.h"

namespace ajepa {

/// Log-mel of one frame at a time in double precision, on any machine: the reference of the vectorised computation, and its refuge for frames that
/// single precision does not resolve. Immutable, so threads may share it.
class ScalarLogMel {
public:
    explicit ScalarLogMel(const LogMelTables& tables);

    /// What a computation needs besides: one a thread.
    struct Scratch {
        explicit Scratch(const LogMelTables& tables);
        std::vector<double> frame;
        std::vector<std::complex<double>> spectrum;
        std::vector<double> power;
    };

    /// `samples`: one window. `values`: one value a mel band.
    void compute(const LogMelTables& tables, std::span<const float> samples, Scratch& scratch, std::span<float> values) const;

private:
    kissfft<double> transform_;  ///< holds twiddle factors only
};

}  // namespace ajepa
