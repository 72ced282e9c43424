// SPDX-License-Identifier: Apache-2.0
#include "engine/corpus/clip_table.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <unordered_set>

#include "engine/base/error.h"
#include "engine/corpus/csv.h"
#include "engine/runs/durable_file.h"

namespace ajepa {
namespace {

constexpr std::array<std::string_view, 8> columns = {"id", "path", "start_s", "duration_s", "labels", "fold", "split", "group"};

std::string seconds(double value) {
    std::array<char, 64> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 6).ptr;
    std::string text(buffer.data(), end);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text;
}

std::string joinLabels(const std::vector<std::string>& labels) {
    std::string joined;
    for (const std::string& label : labels) {
        joined += (joined.empty() ? "" : ";") + label;
    }
    return joined;
}

Clip clipOfRow(const CsvRow& row) {
    for (const std::string_view column : columns) {
        if (!row.has(column)) {
            throw Error(ErrorKind::data, row.place() + ": the table has no column \"" + std::string(column) + "\".", std::string(column),
                        "Import the sounds again with: ajepa corpus import");
        }
    }
    Clip clip;
    clip.id = row.text("id");
    clip.path = row.text("path");
    clip.startS = row.number("start_s");
    clip.durationS = row.number("duration_s");
    clip.labels = splitLabels(row.text("labels"));
    clip.fold = row.text("fold");
    clip.split = row.text("split");
    clip.group = row.text("group");
    if (clip.id.empty() || clip.path.empty() || clip.startS < 0 || clip.durationS < 0) {
        throw Error(ErrorKind::data, row.place() + ": a clip needs an id, a path, and times that are not negative.", row.place());
    }
    return clip;
}

}  // namespace

std::string clipTableText(const std::vector<Clip>& clips) {
    std::string text = "id,path,start_s,duration_s,labels,fold,split,group\n";
    for (const Clip& clip : clips) {
        text += csvField(clip.id) + ',' + csvField(clip.path) + ',' + seconds(clip.startS) + ',' + seconds(clip.durationS) + ',' +
                csvField(joinLabels(clip.labels)) + ',' + csvField(clip.fold) + ',' + csvField(clip.split) + ',' + csvField(clip.group) + '\n';
    }
    return text;
}

std::vector<Clip> readClipTable(const std::filesystem::path& path) {
    std::vector<Clip> clips;
    std::unordered_set<std::string> ids;
    readCsv(path, [&](const CsvRow& row) {
        clips.push_back(clipOfRow(row));
        if (!ids.insert(clips.back().id).second) {
            throw Error(ErrorKind::data, row.place() + ": the id \"" + clips.back().id + "\" appears a second time.", "id");
        }
    });
    if (clips.empty()) {
        throw Error(ErrorKind::data, "The table " + path.string() + " names no clip.", path.string());
    }
    return clips;
}

std::string clipTableFingerprint(const std::vector<Clip>& clips) {
    const std::string text = clipTableText(clips);
    return sha256(std::as_bytes(std::span(text)));
}

std::vector<std::string> splitLabels(std::string_view text) {
    std::vector<std::string> labels;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view label = text.substr(0, end);
        const std::size_t first = label.find_first_not_of(' ');
        if (first != std::string_view::npos) {
            labels.emplace_back(label.substr(first, label.find_last_not_of(' ') - first + 1));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return labels;
}

}  // namespace ajepa
