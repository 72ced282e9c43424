// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/terminal.h"
#include "engine/evaluation/evaluation.h"

namespace ajepa::cli {

/// Ids of the command line; the second throws Error(request) with the possible ids.
std::string protocolId(Protocol protocol);
Protocol protocolFromId(const std::string& id);
Baseline baselineFromId(const std::string& id);
SplitRule splitRuleFromId(const std::string& id);

/// mean, std and folds[] of one representation, in percent.
Json scoreJson(const Score& score);

/// One row of the table of results.
std::string scoreLine(const std::string& name, const Score& score);

}  // namespace ajepa::cli
