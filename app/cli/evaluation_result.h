// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "engine/evaluation/evaluation.h"

namespace ajepa::cli {

/// One row of the table of results.
std::string scoreLine(const std::string& name, const Score& score);

}  // namespace ajepa::cli
