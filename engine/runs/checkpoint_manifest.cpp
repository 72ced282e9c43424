// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/checkpoint_manifest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <span>
#include <stdexcept>

#include "engine/runs/durable_file.h"
#include "engine/runs/json_text.h"

namespace ajepa {
namespace {

constexpr std::size_t manifestLimit = 64U << 10U;
constexpr const char* damaged = "MANIFEST.json is damaged";

std::string withOwnHash(nlohmann::json document) {
    const std::string content = document.dump(1);
    document["manifest_sha256"] = sha256(std::as_bytes(std::span(content)));
    return document.dump(1) + '\n';
}

CheckpointManifest fromJson(const nlohmann::json& document) {
    CheckpointManifest manifest;
    manifest.step = wholeNumber(document.at("step"));
    manifest.configFingerprint = document.at("config_fingerprint").get<std::string>();
    for (const std::string_view name : checkpointFiles) {
        const nlohmann::json& file = document.at("files").at(std::string(name));
        manifest.files[std::string(name)] = {static_cast<std::uint64_t>(wholeNumber(file.at("size"))), file.at("sha256").get<std::string>()};
    }
    return manifest;
}

}  // namespace

std::string manifestText(const CheckpointManifest& manifest) {
    nlohmann::json files = nlohmann::json::object();
    for (const auto& [name, file] : manifest.files) {
        files[name] = {{"size", file.size}, {"sha256", file.sha256}};
    }
    return withOwnHash(
        {{"format", checkpointFormat}, {"step", manifest.step}, {"config_fingerprint", manifest.configFingerprint}, {"files", std::move(files)}});
}

CheckpointManifest readCheckpointManifest(const std::filesystem::path& folder) {
    return manifestFromText(readTextFile(folder / manifestName, manifestLimit));
}

CheckpointManifest manifestFromText(std::string_view text) {
    try {
        const nlohmann::json document = parseJson(text, 4);
        const std::int64_t format = wholeNumber(document.at("format"));
        if (format > checkpointFormat) {
            throw std::invalid_argument("it was written by a newer version of the program (format " + std::to_string(format) +
                                        ", this one reads up to " + std::to_string(checkpointFormat) + ")");
        }
        CheckpointManifest manifest = fromJson(document);
        if (manifestText(manifest) != text) {
            throw std::invalid_argument(damaged);
        }
        return manifest;
    } catch (const nlohmann::json::exception&) {
        throw std::invalid_argument(damaged);
    }
}

std::string checkpointFolderName(std::int64_t step) {
    std::array<char, 40> name{};
    std::snprintf(name.data(), name.size(), "step-%09lld", static_cast<long long>(step));
    return name.data();
}

std::optional<std::int64_t> stepOfFolderName(std::string_view name) {
    constexpr std::string_view prefix = "step-";
    if (!name.starts_with(prefix)) {
        return std::nullopt;
    }
    std::int64_t step = 0;
    const auto result = std::from_chars(name.data() + prefix.size(), name.data() + name.size(), step);
    const bool whole = result.ec == std::errc() && result.ptr == name.data() + name.size() && step >= 0;
    return whole && checkpointFolderName(step) == name ? std::optional(step) : std::nullopt;
}

}  // namespace ajepa
