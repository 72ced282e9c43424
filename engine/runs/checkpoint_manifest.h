// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ajepa {

/// The files of a checkpoint, as they are called on disk. Nothing else is ever looked for, so a hostile manifest cannot name a path.
inline constexpr std::array<std::string_view, 3> checkpointFiles{"model.safetensors", "optimizer.safetensors", "trainer.json"};
inline constexpr std::string_view manifestName = "MANIFEST.json";
/// A file of this name keeps a checkpoint from being pruned; its text says why (checkpoint_pin.h).
inline constexpr const char* pinName = "PINNED";
/// Of the files and of their meaning; also in the metadata key ajepa.format.
inline constexpr std::int64_t checkpointFormat = 1;

struct ManifestFile {
    std::uint64_t size = 0;
    std::string sha256;
};

/// What MANIFEST.json says. Written last, it makes a folder a checkpoint.
struct CheckpointManifest {
    std::int64_t step = 0;
    std::string configFingerprint;  ///< SHA-256 of the configuration's TOML
    std::map<std::string, ManifestFile> files;
};

/// Canonical text: one spelling for one content, with its own SHA-256, so that each changed byte is seen.
std::string manifestText(const CheckpointManifest& manifest);

/// Reads the manifest of a checkpoint folder. Throws Error(storage) if it cannot be read; std::invalid_argument says what is wrong with it.
CheckpointManifest readCheckpointManifest(const std::filesystem::path& folder);
/// The same of its text; only the canonical spelling is taken.
CheckpointManifest manifestFromText(std::string_view text);

/// "step-000001000"
std::string checkpointFolderName(std::int64_t step);
/// The step of such a name; nullopt for any other.
std::optional<std::int64_t> stepOfFolderName(std::string_view name);

}  // namespace ajepa
