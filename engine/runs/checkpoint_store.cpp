// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/checkpoint_store.h"

#include <algorithm>
#include <future>
#include <stdexcept>
#include <utility>

#include "engine/base/work_beside.h"
#include "engine/runs/checkpoint_manifest.h"
#include "engine/runs/durable_file.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

/// What a look at manifest and sizes says; hashes are not read.
CheckpointEntry glance(const fs::path& folder) {
    CheckpointEntry entry{folder, stepOfFolderName(folder.filename().string()).value_or(0), false, {}};
    try {
        const CheckpointManifest manifest = readCheckpointManifest(folder);
        const auto named = stepOfFolderName(folder.filename().string());
        if (named && *named != manifest.step) {
            entry.problem = "MANIFEST.json is of step " + std::to_string(manifest.step);
            return entry;
        }
        entry.step = manifest.step;
        for (const auto& [name, file] : manifest.files) {
            std::error_code missing;
            const std::uintmax_t size = fs::file_size(folder / name, missing);
            if (missing) {
                entry.problem = name + " cannot be read: " + missing.message();
            } else if (size != file.size) {
                entry.problem = name + " has " + std::to_string(size) + " bytes instead of " + std::to_string(file.size);
            }
        }
    } catch (const Error& error) {
        entry.problem = error.what();
    } catch (const std::invalid_argument& reason) {
        entry.problem = reason.what();
    }
    return entry;
}

/// Hashes all files at once, the large ones on threads of their own. The first that is not what the manifest says, in words; else empty.
std::string problemOfHashes(const fs::path& folder, const std::map<std::string, ManifestFile>& files) {
    std::vector<std::pair<std::future<std::string>, const std::string*>> hashes;  // and what they must be
    std::vector<std::string> names;
    for (const auto& [name, file] : files) {
        hashes.emplace_back(workBeside(file.size >= bytesWorthAThread, [path = folder / name] { return sha256OfFile(path); }), &file.sha256);
        names.push_back(name);
    }
    std::string problem;
    for (std::size_t i = 0; i < hashes.size() && problem.empty(); ++i) {
        if (hashes[i].first.get() != *hashes[i].second) {
            problem = names[i] + " is damaged: its SHA-256 is not the manifest's";
        }
    }
    return problem;
}

}  // namespace

CheckpointStore::CheckpointStore(fs::path folder, int keep) : folder_(std::move(folder)), keep_(std::max(2, keep)) {}

std::vector<CheckpointEntry> CheckpointStore::list() const {
    std::vector<CheckpointEntry> entries;
    std::error_code unreadable;
    for (fs::directory_iterator place(folder_, unreadable), end; !unreadable && place != end; place.increment(unreadable)) {
        if (stepOfFolderName(place->path().filename().string())) {
            entries.push_back(glance(place->path()));
        }
    }
    if (unreadable && unreadable != std::errc::no_such_file_or_directory) {
        throw Error(ErrorKind::storage, "cannot list the checkpoints in " + folder_.string() + ": " + unreadable.message(), folder_.string());
    }
    const auto nameOf = [](const CheckpointEntry& entry) { return stepOfFolderName(entry.path.filename().string()).value_or(0); };
    std::sort(entries.begin(), entries.end(), [&](const auto& a, const auto& b) { return nameOf(a) > nameOf(b); });
    return entries;
}

std::optional<CheckpointEntry> CheckpointStore::newestVerified(std::vector<CheckpointEntry>* skipped) const {
    for (CheckpointEntry& candidate : list()) {
        CheckpointEntry entry = candidate.problem.empty() ? verifyCheckpoint(candidate.path) : std::move(candidate);
        if (entry.verified) {
            return entry;
        }
        if (skipped != nullptr) {
            skipped->push_back(std::move(entry));
        }
    }
    return std::nullopt;
}

CheckpointEntry verifyCheckpoint(const fs::path& folder) {
    CheckpointEntry entry = glance(folder);
    if (!entry.problem.empty()) {
        return entry;
    }
    try {
        entry.problem = problemOfHashes(folder, readCheckpointManifest(folder).files);
        entry.verified = entry.problem.empty();
    } catch (const Error& error) {
        entry.problem = error.what();
    } catch (const std::invalid_argument& reason) {
        entry.problem = reason.what();
    }
    return entry;
}

}  // namespace ajepa
