// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/runs/safetensors.h"

namespace ajepa {

/// What a checkpoint holds, as borrowed memory: two safetensors files and the trainer's readable state.
struct CheckpointContent {
    std::int64_t step = 0;
    std::vector<TensorView> model;      ///< the networks' tensors and the feature statistics
    std::vector<TensorView> optimizer;  ///< first and second moments under the trained tensors' names
    std::string trainerJson;            ///< counters, detector windows, everything else a strict resume needs
    std::string configToml;             ///< stands in the metadata key ajepa.config
};

/// One checkpoint folder, checked or not.
struct CheckpointEntry {
    std::filesystem::path path;
    std::int64_t step = 0;
    bool verified = false;
    std::string problem;  ///< why it is not usable; empty if verified
};

/// The checkpoints of a run: checkpoints/step-000001000/{model,optimizer}.safetensors trainer.json MANIFEST.json.
///
/// Commit (reliability.md 2.3): space is checked first; files go into .tmp-UUID beside the target, each written, fsynced and closed with every
/// return code checked; the manifest (sizes, SHA-256) last; folder fsync, rename, parent fsync; sizes are read back; only then are superseded ones
/// pruned, never the previous one in the same commit that would leave fewer than two. A failure leaves the older checkpoints untouched.
class CheckpointStore {
public:
    /// `keep`: how many of the newest stay, besides step 0; at least 2.
    CheckpointStore(std::filesystem::path folder, int keep);

    /// Commits one. Throws Error(storage); what was there before still stands and no temporary is left.
    std::filesystem::path commit(const CheckpointContent& content) const;

    /// Newest first, without reading tensors: only manifests are looked at.
    std::vector<CheckpointEntry> list() const;

    /// The newest checkpoint whose manifest, sizes and hashes are right. Damaged ones before it are listed in `skipped`, never deleted.
    /// nullopt if there is none: the caller must ask or fail, never start from zero.
    std::optional<CheckpointEntry> newestVerified(std::vector<CheckpointEntry>* skipped = nullptr) const;

    /// Removes temporaries that a kill left behind.
    void removeLeftovers() const;

private:
    std::filesystem::path folder_;
    int keep_;
};

/// Checks one checkpoint folder completely: manifest, sizes, SHA-256 of each file.
CheckpointEntry verifyCheckpoint(const std::filesystem::path& folder);

/// Finds what a CHECKPOINT argument means: a checkpoint folder, a run folder (newest verified), or a weights file. Throws Error(storage), Error(request).
struct ResolvedCheckpoint {
    std::filesystem::path weights;  ///< the model.safetensors
    std::filesystem::path folder;   ///< the checkpoint folder; empty for a bare weights file
    std::int64_t step = 0;
};
ResolvedCheckpoint resolveCheckpoint(const std::filesystem::path& path);

}  // namespace ajepa
