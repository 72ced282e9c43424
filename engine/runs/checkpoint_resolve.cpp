// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "engine/runs/checkpoint_manifest.h"
#include "engine/runs/checkpoint_store.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

constexpr int keepIsNotUsed = 2;  // looking prunes nothing

ResolvedCheckpoint fromEntry(const CheckpointEntry& entry) {
    return {entry.path / checkpointFiles[0], entry.path, entry.step};
}

/// The hint of a damaged checkpoint: the newest intact one before it.
std::string olderIntactOne(const fs::path& folder, std::int64_t step) {
    for (const CheckpointEntry& entry : CheckpointStore(folder.parent_path(), keepIsNotUsed).list()) {
        if (entry.step < step && entry.problem.empty() && verifyCheckpoint(entry.path).verified) {
            return "the older checkpoint " + entry.path.string() + " is intact and can be used";
        }
    }
    return "no older checkpoint beside it is intact";
}

ResolvedCheckpoint fromCheckpointFolder(const fs::path& folder) {
    const CheckpointEntry entry = verifyCheckpoint(folder);
    if (!entry.verified) {
        throw Error(ErrorKind::storage, "the checkpoint " + folder.string() + " cannot be used: " + entry.problem, folder.string(),
                    olderIntactOne(fs::absolute(folder).lexically_normal(), entry.step));
    }
    return fromEntry(entry);
}

ResolvedCheckpoint fromStore(const fs::path& folder, const fs::path& asked) {
    std::vector<CheckpointEntry> skipped;
    if (const auto newest = CheckpointStore(folder, keepIsNotUsed).newestVerified(&skipped)) {
        return fromEntry(*newest);
    }
    std::string reason = "it has none yet";
    if (!skipped.empty()) {
        reason = skipped.front().path.filename().string() + ": " + skipped.front().problem;
    }
    throw Error(ErrorKind::storage, "no intact checkpoint in " + asked.string() + ": " + reason, asked.string());
}

std::int64_t stepInMetadata(const Metadata& metadata) {
    const auto found = metadata.find("ajepa.step");
    std::int64_t step = 0;
    if (found != metadata.end()) {
        std::from_chars(found->second.data(), found->second.data() + found->second.size(), step);
    }
    return step;
}

}  // namespace

ResolvedCheckpoint resolveCheckpoint(const fs::path& path) {
    std::error_code reason;
    const fs::file_status status = fs::status(path, reason);
    if (!fs::exists(status)) {
        throw Error(ErrorKind::storage, "there is no checkpoint " + path.string() + ": " + reason.message(), path.string(),
                    "give a checkpoint folder, a run folder or a weights file");
    }
    if (!fs::is_directory(status)) {
        return {path, {}, stepInMetadata(SafetensorsFile(path).metadata())};
    }
    // "runs/x/" has an empty last component; names matter here.
    const fs::path folder = path.has_filename() ? path : path.parent_path();
    if (fs::exists(folder / manifestName, reason) || stepOfFolderName(folder.filename().string())) {
        return fromCheckpointFolder(folder);
    }
    if (fs::is_directory(folder / "checkpoints", reason) || fs::exists(folder / "run.toml", reason)) {
        return fromStore(folder / "checkpoints", folder);
    }
    if (!CheckpointStore(folder, keepIsNotUsed).list().empty()) {
        return fromStore(folder, folder);
    }
    throw Error(ErrorKind::request, folder.string() + " is neither a checkpoint nor a run", path.string(),
                "give a checkpoint folder, a run folder or a weights file");
}

}  // namespace ajepa
