// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "engine/queue/grid.h"

namespace ajepa {

/// A grid as people write it, one axis a line, `#` begins a comment:
///
///     curriculum.function = sqrt, constant-0, inverse
///     encoder.dim + encoder.heads = 384 + 6, 768 + 12
///     mask.ratio = [0.4, 0.6], [0.7, 0.8]
///     seeds = 0, 1, 2
///
/// Values are what `--set` takes. Throws Error(request) with the line: a setting that does not exist (with its nearest), a value that it does not take, values
/// that do not fit the number of settings.
Grid gridFromText(std::string_view text);

}  // namespace ajepa
