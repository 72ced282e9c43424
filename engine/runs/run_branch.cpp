// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_branch.h"

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/corpus/corpus.h"
#include "engine/runs/checkpoint_manifest.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/run_directory.h"

namespace ajepa {
namespace {

namespace fs = std::filesystem;

fs::path checkpointOf(const RunDirectory& run, std::int64_t step) {
    std::string steps;
    for (const CheckpointEntry& entry : CheckpointStore(run.checkpointsFolder(), run.config().checkpoint.keep).list()) {
        if (entry.step == step) {
            return entry.path;
        }
        steps += (steps.empty() ? "" : ", ") + std::to_string(entry.step);
    }
    throw Error(ErrorKind::request, "Run " + run.name() + " has no checkpoint of step " + std::to_string(step) + ".", "--from",
                steps.empty() ? "it has none at all" : "choose one of " + steps);
}

void requireIntact(const fs::path& checkpoint) {
    const CheckpointEntry entry = verifyCheckpoint(checkpoint);
    if (!entry.verified) {
        throw Error(ErrorKind::storage, "Checkpoint " + checkpoint.string() + " is damaged: " + entry.problem, checkpoint.string(),
                    "branch from another step");
    }
}

// Copied under another name and then renamed, so that a kill never leaves half a checkpoint under a checkpoint's name.
void copyCheckpoint(const fs::path& checkpoint, const fs::path& folder) {
    const fs::path temporary = folder / ".tmp-branch";
    fs::create_directories(temporary);
    fs::copy(checkpoint, temporary, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    fs::remove(temporary / pinName);  // the branch has reasons of its own
    fs::rename(temporary, folder / checkpoint.filename());
    syncFolder(folder);
}

/// The networks' sizes and what their input means cannot change under weights that were trained.
void requireSameNetworks(const RunConfig& before, const RunConfig& after) {
    for (const FieldDifference& difference : differences(before, after)) {
        for (const char* section : {"encoder.", "predictor.", "features."}) {
            if (difference.id.starts_with(section)) {
                throw Error(ErrorKind::request,
                            "A branch keeps " + std::string(difference.id) + " = " + difference.left + ", which its weights were trained with; " +
                                difference.right + " was asked for.",
                            std::string(difference.id), "start a new run for that");
            }
        }
    }
}

}  // namespace

fs::path branchRun(const fs::path& source, std::int64_t step, const std::string& name) {
    return branchRun(source, step, name, RunDirectory::open(source).config());
}

fs::path branchRun(const fs::path& source, std::int64_t step, const std::string& name, const RunConfig& config) {
    const RunDirectory run = RunDirectory::open(source);
    requireSameNetworks(run.config(), config);
    const fs::path checkpoint = checkpointOf(run, step);
    requireIntact(checkpoint);
    const std::string fingerprint = openCorpus(config.data.corpus)->fingerprint();
    const RunDirectory branch = RunDirectory::create(run.path().parent_path(), name, config, fingerprint);
    for (const char* file : {"metrics.jsonl", "timing.jsonl", "health.jsonl"}) {
        if (fs::exists(run.path() / file)) {
            fs::copy_file(run.path() / file, branch.path() / file, fs::copy_options::overwrite_existing);
        }
    }
    branch.cutBackTo(step);
    copyCheckpoint(checkpoint, branch.checkpointsFolder());
    return branch.path();
}

}  // namespace ajepa
