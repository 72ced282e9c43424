// SPDX-License-Identifier: Apache-2.0
#include "app/cli/new_run.h"

#include "app/cli/runs_folder.h"
#include "engine/base/error.h"
#include "engine/config/config_check.h"
#include "engine/corpus/corpus.h"
#include "engine/runs/finetune_source.h"
#include "engine/runs/run_directory.h"

namespace ajepa::cli {

std::filesystem::path makeRun(RunConfig config, const NewRun& request, Terminal& terminal) {
    if (!request.corpus.empty()) {
        config.data.corpus = request.corpus;
    }
    if (config.data.corpus.empty()) {
        throw Error(ErrorKind::request, "No corpus was named.", "--corpus", "give --corpus DIR, or --corpus demo for the built-in sounds");
    }
    const auto corpus = openCorpus(config.data.corpus);
    // The run must find its corpus from any working directory.
    if (std::filesystem::is_directory(config.data.corpus)) {
        config.data.corpus = std::filesystem::absolute(config.data.corpus).lexically_normal().string();
    }
    requireValid(config, machineInfo());
    if (isFinetuning(config)) {
        requireFinetunable(config, *corpus);
    }
    const std::string name = request.name.empty() ? defaultRunName(request.preset, corpus->name()) : request.name;
    const RunDirectory run = RunDirectory::create(runsFolder(request.runs), name, config, corpus->fingerprint());
    terminal.note("run " + run.path().string());
    return run.path();
}

}  // namespace ajepa::cli
