// SPDX-License-Identifier: Apache-2.0
#include "engine/store/store_manifest.h"

#include <nlohmann/json.hpp>
#include <numeric>
#include <stdexcept>

#include "engine/base/error.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/json_text.h"

namespace ajepa {
namespace {

constexpr std::size_t manifestLimit = 4U << 20U;
constexpr std::int64_t mostMels = 4096;  // of any front-end, far above those of features.mels

StoreManifest fromJson(const nlohmann::json& document) {
    if (const std::int64_t format = wholeNumber(document.at("format")); format != storeFormat) {
        throw std::invalid_argument("its format " + std::to_string(format) + " is not " + std::to_string(storeFormat));
    }
    const std::int64_t mels = wholeNumber(document.at("mels"));
    if (mels < 1 || mels > mostMels) {
        throw std::invalid_argument("it has " + std::to_string(mels) + " bands");
    }
    const auto count = [&document](const char* key) { return static_cast<std::uint64_t>(wholeNumber(document.at(key))); };
    std::vector<std::uint64_t> shards;
    for (const nlohmann::json& bytes : document.at("shards")) {
        shards.push_back(static_cast<std::uint64_t>(wholeNumber(bytes)));
    }
    return {document.at("corpus"), document.at("settings"), static_cast<int>(mels), count("clips"),
            count("unreadable"),   count("frames"),         std::move(shards),      document.at("index_sha256")};
}

StoreManifest parsed(const std::string& text) {
    try {
        StoreManifest manifest = fromJson(parseJson(text, 3));
        if (storeManifestText(manifest) != text) {
            throw std::invalid_argument("it was changed after it was written");
        }
        return manifest;
    } catch (const nlohmann::json::exception&) {
        throw std::invalid_argument("it is damaged");
    }
}

}  // namespace

std::uint64_t StoreManifest::bytes() const {
    return std::accumulate(shardBytes.begin(), shardBytes.end(), std::uint64_t{0});
}

std::string storeManifestText(const StoreManifest& manifest) {
    nlohmann::ordered_json document{{"format", storeFormat},     {"corpus", manifest.corpus},     {"settings", manifest.settings},
                                    {"mels", manifest.mels},     {"clips", manifest.clips},       {"unreadable", manifest.unreadable},
                                    {"frames", manifest.frames}, {"shards", manifest.shardBytes}, {"index_sha256", manifest.indexSha256}};
    const std::string content = document.dump(1);
    document["store_sha256"] = sha256(std::as_bytes(std::span(content)));
    return document.dump(1) + '\n';
}

StoreManifest readStoreManifest(const std::filesystem::path& path) {
    try {
        return parsed(readTextFile(path, manifestLimit));
    } catch (const std::invalid_argument& reason) {
        throw Error(ErrorKind::storage, path.string() + " cannot be used: " + reason.what(), path.string(),
                    "remove its folder; the feature store is made again from the sounds");
    }
}

}  // namespace ajepa
