// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/run_notes.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "engine/base/error.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/file_descriptor.h"
#include "engine/runs/json_text.h"

namespace ajepa {
namespace {

constexpr std::size_t largestNotes = std::size_t{1} << 20U;

void addTag(std::vector<std::string>& tags, std::string tag) {
    if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) {
        tags.push_back(std::move(tag));
    }
}

RunNotes notesFrom(const nlohmann::json& document) {
    RunNotes notes;
    for (const nlohmann::json& tag : document.at("tags")) {
        addTag(notes.tags, tag.get<std::string>());
    }
    notes.text = document.at("text").get<std::string>();
    notes.archived = document.at("archived").get<bool>();
    return notes;
}

}  // namespace

RunNotes readNotes(const std::filesystem::path& run) {
    const std::filesystem::path path = run / notesName;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return {};
    }
    const std::string text = readTextFile(path, largestNotes);
    try {
        return notesFrom(parseJson(text, 3));
    } catch (const std::exception&) {
        throw Error(ErrorKind::storage, "The notes of the run " + run.filename().string() + " are damaged.", path.string(),
                    "Repair or remove notes.json in its folder; the run itself is not concerned.");
    }
}

void writeNotes(const std::filesystem::path& run, const RunNotes& notes) {
    const std::filesystem::path path = run / notesName;
    if (notes == RunNotes{}) {
        std::error_code reason;
        std::filesystem::remove(path, reason);
        if (reason) {
            throw storageError("cannot remove", path, reason.value());
        }
        return;
    }
    const nlohmann::ordered_json document{{"tags", notes.tags}, {"text", notes.text}, {"archived", notes.archived}};
    durableReplace(path, document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n');
}

std::vector<std::string> tagsFrom(const std::string& text) {
    std::vector<std::string> tags;
    std::string tag;
    for (const char c : text) {
        if (c == ',' || c == ' ' || c == '\t' || c == '\n') {
            addTag(tags, std::move(tag));
            tag.clear();
        } else {
            tag += c;
        }
    }
    addTag(tags, std::move(tag));
    return tags;
}

}  // namespace ajepa
