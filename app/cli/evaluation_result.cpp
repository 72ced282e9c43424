// SPDX-License-Identifier: Apache-2.0
#include "app/cli/evaluation_result.h"

#include "app/cli/number_text.h"

namespace ajepa::cli {

std::string scoreLine(const std::string& name, const Score& score) {
    std::string line = padded(name, 22) + padded(decimals(score.mean, 1) + " %", 10);
    if (score.folds.size() > 1) {
        line += "(std " + decimals(score.std, 1) + " over " + std::to_string(score.folds.size()) + " parts)";
    }
    return line + "\n";
}

}  // namespace ajepa::cli
