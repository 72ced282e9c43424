// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/cli/command_line.h"

/// Each adds one command (cli.md) to the tree.
namespace ajepa::cli {

void addDoctorCommand(CommandLine& line);
void addDemoCommand(CommandLine& line);
void addCorpusCommands(CommandLine& line);
void addPresetsCommand(CommandLine& line);
void addConfigCommands(CommandLine& line);
void addFeaturesCommand(CommandLine& line);
void addMasksCommand(CommandLine& line);
void addCurriculumCommand(CommandLine& line);
void addPretrainCommand(CommandLine& line);
void addFinetuneCommand(CommandLine& line);
void addResumeCommand(CommandLine& line);
void addRunCommand(CommandLine& line);
void addRunsCommand(CommandLine& line);
void addEvaluateCommand(CommandLine& line);
void addEmbedCommand(CommandLine& line);
void addSearchCommand(CommandLine& line);
void addCheckpointCommands(CommandLine& line);
void addStepCommand(CommandLine& line);
void addBenchCommand(CommandLine& line);

}  // namespace ajepa::cli
