// SPDX-License-Identifier: Apache-2.0
// The commit protocol of reliability.md 2.3. A kill between any two calls leaves the old checkpoints or the old ones and the new one.
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "engine/runs/checkpoint_manifest.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/file_descriptor.h"
#include "engine/runs/free_space.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view temporaryPrefix = ".tmp-";
constexpr std::string_view replacedPrefix = ".replaced-";

/// Removes a folder of ours; what cannot be removed now is removed by the next removeLeftovers().
void discard(const fs::path& folder) noexcept {
    std::error_code later;
    fs::remove_all(folder, later);
}

/// A folder that disappears with this object, whatever it holds by then.
class TemporaryFolder {
public:
    explicit TemporaryFolder(const fs::path& parent) : path_(parent / (std::string(temporaryPrefix) + uniqueSuffix())) {
        if (::mkdir(path_.c_str(), 0777) != 0) {
            throw storageError("cannot create the folder", path_, errno);
        }
    }
    ~TemporaryFolder() { discard(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

std::uint64_t bytesOf(const CheckpointContent& content) {
    std::uint64_t bytes = content.trainerJson.size() + 2 * content.configToml.size();
    for (const auto* tensors : {&content.model, &content.optimizer}) {
        for (const TensorView& tensor : *tensors) {
            bytes += tensor.bytes.size() + tensor.name.size() + 128;  // its line in the header
        }
    }
    return bytes;
}

std::uint64_t sizeOf(const fs::path& path) {
    std::error_code reason;
    const std::uintmax_t size = fs::file_size(path, reason);
    if (reason) {
        throw storageError("cannot examine", path, reason.value());
    }
    return size;
}

CheckpointManifest writeFiles(const fs::path& folder, const CheckpointContent& content) {
    const Metadata metadata{
        {"ajepa.config", content.configToml}, {"ajepa.format", std::to_string(checkpointFormat)}, {"ajepa.step", std::to_string(content.step)}};
    CheckpointManifest manifest;
    manifest.step = content.step;
    manifest.configFingerprint = sha256(std::as_bytes(std::span(content.configToml)));
    const auto [model, optimizer, trainer] = checkpointFiles;
    manifest.files[std::string(model)].sha256 = writeSafetensors(folder / model, content.model, metadata);
    manifest.files[std::string(optimizer)].sha256 = writeSafetensors(folder / optimizer, content.optimizer, metadata);
    manifest.files[std::string(trainer)].sha256 = durableWrite(folder / trainer, content.trainerJson);
    for (auto& [name, file] : manifest.files) {
        file.size = sizeOf(folder / name);
    }
    return manifest;
}

/// Swaps a finished folder with the one that has its name. Where the file system cannot, the old one steps aside first; removeLeftovers() brings it back if
/// a kill comes between.
void exchange(const fs::path& fresh, const fs::path& target) {
    if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, target.c_str(), RENAME_EXCHANGE) == 0) {
        return;
    }
    const fs::path aside = target.parent_path() / (std::string(replacedPrefix) + target.filename().string());
    discard(aside);
    if (std::rename(target.c_str(), aside.c_str()) != 0) {
        throw storageError("cannot put aside", target, errno);
    }
    if (std::rename(fresh.c_str(), target.c_str()) != 0) {
        const int reason = errno;
        (void)std::rename(aside.c_str(), target.c_str());
        throw storageError("cannot replace", target, reason);
    }
    syncFolder(target.parent_path());
    discard(aside);
}

void moveIntoPlace(const fs::path& fresh, const fs::path& target) {
    if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE) == 0) {
        return;
    }
    const int reason = errno;
    std::error_code ignored;
    if (fs::exists(target, ignored)) {
        exchange(fresh, target);
    } else if (reason != EINVAL && reason != ENOSYS) {
        throw storageError("cannot rename to", target, reason);
    } else if (std::rename(fresh.c_str(), target.c_str()) != 0) {  // a file system without the flag, and nothing there
        throw storageError("cannot rename to", target, errno);
    }
}

/// Removes what is superseded by `committed`: counted are usable ones up to it, newest first. Later steps (of a run that went back), step 0, damaged and
/// pinned ones stay. Each gets a temporary's name first, so that a kill leaves no half-removed checkpoint.
void prune(const std::vector<CheckpointEntry>& newestFirst, std::int64_t committed, int keep) {
    int counted = 0;
    for (const CheckpointEntry& entry : newestFirst) {
        std::error_code ignored;
        const bool counts = entry.problem.empty() && entry.step <= committed && entry.step > 0;
        if (!counts || ++counted <= keep || fs::exists(entry.path / pinName, ignored)) {
            continue;
        }
        const fs::path doomed = entry.path.parent_path() / (std::string(temporaryPrefix) + uniqueSuffix());
        if (std::rename(entry.path.c_str(), doomed.c_str()) == 0) {
            discard(doomed);
        }
    }
}

/// The tensors' bytes and the text must be on the disk in full: reads the sizes back before the folder gets its name.
void requireSizes(const fs::path& folder, const CheckpointContent& content) {
    const auto dataOf = [](const std::vector<TensorView>& tensors) {
        std::uint64_t bytes = 0;
        for (const TensorView& tensor : tensors) {
            bytes += tensor.bytes.size();
        }
        return bytes;
    };
    const std::array<std::uint64_t, 3> atLeast{dataOf(content.model), dataOf(content.optimizer), content.trainerJson.size()};
    for (std::size_t i = 0; i < checkpointFiles.size(); ++i) {
        if (sizeOf(folder / checkpointFiles[i]) < atLeast[i]) {
            throw Error(
                ErrorKind::storage,
                "the checkpoint of step " + std::to_string(content.step) + " reads back wrong: " + std::string(checkpointFiles[i]) + " is too short",
                folder.string());
        }
    }
}

void createFolder(const fs::path& folder) {
    std::error_code reason;
    if (fs::create_directories(folder, reason)) {
        syncFolder(fs::absolute(folder).parent_path());
    } else if (reason) {
        throw Error(ErrorKind::storage, "cannot create the folder " + folder.string() + ": " + reason.message(), folder.string());
    }
}

}  // namespace

fs::path CheckpointStore::commit(const CheckpointContent& content) const {
    createFolder(folder_);
    requireFreeSpace(folder_, bytesOf(content), "the checkpoint of step " + std::to_string(content.step));
    const fs::path target = folder_ / checkpointFolderName(content.step);
    {
        const TemporaryFolder fresh(folder_);
        const CheckpointManifest manifest = writeFiles(fresh.path(), content);
        durableWrite(fresh.path() / manifestName, manifestText(manifest));
        syncFolder(fresh.path());
        std::error_code ignored;
        if (fs::exists(target / pinName, ignored)) {
            durableWrite(fresh.path() / pinName, "");  // what takes a pinned one's place is pinned
            syncFolder(fresh.path());
        }
        requireSizes(fresh.path(), content);
        moveIntoPlace(fresh.path(), target);
        syncFolder(folder_);
    }
    try {
        prune(list(), content.step, keep_);
    } catch (const Error&) {
        return target;  // the checkpoint stands; what is superseded goes with the next one
    }
    return target;
}

void CheckpointStore::removeLeftovers() const {
    std::vector<fs::path> leftovers;
    std::error_code unreadable;
    for (fs::directory_iterator place(folder_, unreadable), end; !unreadable && place != end; place.increment(unreadable)) {
        leftovers.push_back(place->path());
    }
    for (const fs::path& path : leftovers) {
        const std::string name = path.filename().string();
        std::error_code ignored;
        if (name.starts_with(replacedPrefix) && !fs::exists(folder_ / name.substr(replacedPrefix.size()), ignored)) {
            fs::rename(path, folder_ / name.substr(replacedPrefix.size()), ignored);
        } else if (name.starts_with(temporaryPrefix) || name.starts_with(replacedPrefix)) {
            discard(path);
        }
    }
}

}  // namespace ajepa
