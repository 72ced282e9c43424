// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "engine/config/config_check.h"

/// Rules between fields, each group in a file of its own. They append what is wrong and never throw; the fields are in range.
namespace ajepa {

/// Grid, heads, windows, feed: what the networks need.
void checkModel(const RunConfig& config, std::vector<ConfigIssue>& issues);

/// Block geometry and curriculum: whether a context and targets can exist. Needs a grid of whole patches.
void checkMasks(const RunConfig& config, std::vector<ConfigIssue>& issues);

/// Front-end, schedules, loss.
void checkTraining(const RunConfig& config, std::vector<ConfigIssue>& issues);

/// What is trained on, and what it is varied by. Needs train.task = "finetune".
void checkFinetuning(const RunConfig& config, std::vector<ConfigIssue>& issues);

/// Device, memory, disk.
void checkMachine(const RunConfig& config, const MachineInfo& machine, std::vector<ConfigIssue>& issues);

/// "1, 2, 4, 8": the divisors of a number, for hints.
std::string divisorsText(int number);

/// "1.5 GiB", one decimal below ten; "870 MiB" below one.
std::string binarySizeText(double bytes);

}  // namespace ajepa
