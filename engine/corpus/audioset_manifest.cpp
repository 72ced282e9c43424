// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/audioset_manifest.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/base/error.h"
#include "engine/corpus/csv.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

using Json = nlohmann::json;
constexpr const char* rightForm = R"(A manifest reads {"data": [{"wav": "PATH", "labels": "/m/ID,/m/ID"}, ...]}.)";
[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
    throw Error(ErrorKind::data, path.string() + " is no AudioSet-style manifest: " + why + ".", path.string(), rightForm);
}

std::vector<std::string> splitByComma(const std::string& text) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        if (const std::size_t first = text.find_first_not_of(' ', begin); first < end) {
            parts.push_back(text.substr(first, text.find_last_not_of(' ', end - 1) + 1 - first));
        }
        begin = end + 1;
    }
    return parts;
}

/// Labels of an entry, "A,B" or ["A", "B"]; nothing if they have another form.
std::optional<std::vector<std::string>> labelsOf(const Json& entry) {
    const auto labels = entry.find("labels");
    if (labels == entry.end() || labels->is_null()) {
        return std::vector<std::string>{};
    }
    if (labels->is_string()) {
        return splitByComma(labels->get<std::string>());
    }
    const bool texts = labels->is_array() && std::all_of(labels->begin(), labels->end(), [](const Json& label) { return label.is_string(); });
    return texts ? std::optional(labels->get<std::vector<std::string>>()) : std::nullopt;
}

AudiosetEntry entryOf(const Json& json, std::size_t number, const fs::path& path) {
    const std::string place = "entry " + std::to_string(number);
    const auto wav = json.find("wav");
    if (wav == json.end() || !wav->is_string()) {
        refuse(path, place + " has no text \"wav\"");
    }
    const auto labels = labelsOf(json);
    if (!labels) {
        refuse(path, "the \"labels\" of " + place + " are neither a text nor a list of texts");
    }
    return {wav->get<std::string>(), *labels, number};
}

/// Adds the names of a table, if it is one of labels.
void addLabelNames(const fs::path& table, std::map<std::string, std::string>& names) {
    readCsv(table, [&](const CsvRow& row) {
        if (row.has("mid") && row.has("display_name")) {
            std::string name(row.text("display_name"));
            std::replace(name.begin(), name.end(), ';', ',');
            names.emplace(row.text("mid"), name);
        }
    });
}

/// A table of another form than CSV, or of other columns, is none of labels.
bool namesLabels(const fs::path& table) {
    std::ifstream file(table);
    std::string header;
    std::getline(file, header);
    return header.find("mid") != std::string::npos && header.find("display_name") != std::string::npos;
}

}  // namespace

void readAudiosetManifest(const fs::path& path, const std::function<void(AudiosetEntry)>& onEntry) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw Error(ErrorKind::storage, "cannot read " + path.string(), path.string(), "check the path and its permissions");
    }
    using Event = Json::parse_event_t;
    std::size_t entries = 0;
    std::string outerKey;
    bool inList = false;
    // Each entry is handed on when it is whole and then forgotten.
    const auto onValue = [&](int depth, Event event, Json& value) {
        if (depth == 1) {
            outerKey = event == Event::key ? value.get<std::string>() : outerKey;
            inList = event == Event::array_start && outerKey == "data";
        }
        const bool ends = event == Event::object_end || event == Event::array_end || event == Event::value;
        if (depth != 2 || !inList || !ends) {
            return true;
        }
        ++entries;
        if (event != Event::object_end) {
            refuse(path, "entry " + std::to_string(entries) + " of \"data\" is no object");
        }
        onEntry(entryOf(value, entries, path));
        return false;
    };
    try {
        const Json whole = Json::parse(file, onValue);
        if (!whole.is_object() || !whole.contains("data") || !whole["data"].is_array()) {
            refuse(path, "it has no list \"data\"");
        }
    } catch (const Json::parse_error& error) {
        refuse(path, "it is no JSON from byte " + std::to_string(error.byte) + " on");
    } catch (const Json::exception&) {
        refuse(path, "a number in it is too large");
    }
    if (entries == 0) {
        refuse(path, "its list \"data\" is empty");
    }
}

bool looksLikeAudiosetManifest(const fs::path& path) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return std::tolower(c); });
    std::error_code ignored;
    if (extension != ".json" || !fs::is_regular_file(path, ignored)) {
        return false;
    }
    std::ifstream file(path, std::ios::binary);
    std::string begin(4096, '\0');
    file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    begin.resize(static_cast<std::size_t>(file.gcount()));
    const std::size_t first = begin.find_first_not_of(" \t\r\n");
    return first != std::string::npos && begin[first] == '{' && begin.find("\"data\"") != std::string::npos &&
           begin.find("\"wav\"") != std::string::npos;
}

std::map<std::string, std::string> readLabelNames(const fs::path& folder) {
    std::map<std::string, std::string> names;
    std::vector<fs::path> tables;
    std::error_code error;
    for (fs::directory_iterator entries(folder, error); !error && entries != fs::directory_iterator{}; entries.increment(error)) {
        if (entries->path().extension() == ".csv" && namesLabels(entries->path())) {
            tables.push_back(entries->path());
        }
    }
    std::sort(tables.begin(), tables.end());
    const auto usual =
        std::find_if(tables.begin(), tables.end(), [](const fs::path& table) { return table.filename() == "class_labels_indices.csv"; });
    if (!tables.empty()) {
        addLabelNames(usual == tables.end() ? tables.front() : *usual, names);
    }
    return names;
}

}  // namespace ajepa
