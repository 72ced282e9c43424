// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace ajepa {

/// Fixed 2-D sine-cosine position table [time * bands, dim], row-major, cell i = t * bands + f (method.md 1.2): the first half of the features
/// encodes the fast axis (frequency index), the second half the slow axis (time index); in each half first all sines, then all cosines,
/// omega_k = 10000^(-k / (dim / 4)). dim must be divisible by 4.
std::vector<float> positionTable(int time, int bands, int dim);

}  // namespace ajepa
