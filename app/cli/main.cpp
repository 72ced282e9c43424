// SPDX-License-Identifier: Apache-2.0
#include "app/cli/commands.h"
#include "engine/base/repeatable_products.h"
#include "engine/base/thread_waiting.h"

int main(int argc, char** argv) {
    using namespace ajepa::cli;
    ajepa::letWaitingThreadsSleep(argv);
    ajepa::keepProductsRepeatable();
    CommandLine line;
    addDemoCommand(line);
    addDoctorCommand(line);
    addCorpusCommands(line);
    addPresetsCommand(line);
    addConfigCommands(line);
    addFeaturesCommand(line);
    addMasksCommand(line);
    addCurriculumCommand(line);
    addPretrainCommand(line);
    addFinetuneCommand(line);
    addResumeCommand(line);
    addRunCommand(line);
    addRunsCommand(line);
    addEvaluateCommand(line);
    addEmbedCommand(line);
    addSearchCommand(line);
    addCheckpointCommands(line);
    addStepCommand(line);
    addBenchCommand(line);
    return line.run(argc, argv);
}
