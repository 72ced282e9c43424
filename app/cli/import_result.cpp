// SPDX-License-Identifier: Apache-2.0
#include "app/cli/import_result.h"

#include <map>
#include <set>

#include "app/cli/number_text.h"

namespace ajepa::cli {
namespace {

using Counts = std::map<std::string, std::size_t>;

template <typename Key>
Json countsJson(const std::map<Key, std::size_t>& counts) {
    Json object = Json::object();
    for (const auto& [key, count] : counts) {
        if constexpr (std::is_same_v<Key, int>) {
            object[std::to_string(key)] = count;
        } else {
            object[key] = count;
        }
    }
    return object;
}

template <typename Key>
std::string countsText(const char* title, const std::map<Key, std::size_t>& counts) {
    if (counts.empty()) {
        return {};
    }
    std::string text = padded(title, 14);
    const char* separator = "";
    for (const auto& [key, count] : counts) {
        if constexpr (std::is_same_v<Key, int>) {
            text += separator + std::to_string(key) + " (" + std::to_string(count) + ")";
        } else {
            text += separator + key + " (" + std::to_string(count) + ")";
        }
        separator = ", ";
    }
    return text + "\n";
}

std::string headText(std::size_t clips, double hours) {
    return padded("clips", 14) + std::to_string(clips) + " (" + durationText(hours * 3600) + ")\n";
}

std::string problemsText(const std::vector<ImportProblem>& problems) {
    std::string text;
    for (const ImportProblem& problem : problems) {
        text += "  " + padded(problem.kind, 13) + problem.path + ": " + problem.detail + (problem.excluded ? " (left out)" : "") + "\n";
    }
    return text.empty() ? text : "problems\n" + text;
}

struct ClipCounts {
    Counts classes, folds, splits;
    std::set<std::string> groups;
};

ClipCounts count(const Corpus& corpus) {
    ClipCounts counts;
    for (const Clip& clip : corpus.clips()) {
        for (const std::string& label : clip.labels) {
            ++counts.classes[label];
        }
        if (!clip.fold.empty()) {
            ++counts.folds[clip.fold];
        }
        if (!clip.split.empty()) {
            ++counts.splits[clip.split];
        }
        if (!clip.group.empty()) {
            counts.groups.insert(clip.group);
        }
    }
    return counts;
}

}  // namespace

Json importJson(const ImportReport& report) {
    Json problems = Json::array();
    for (const ImportProblem& problem : report.problems) {
        problems.push_back({{"path", problem.path}, {"kind", problem.kind}, {"detail", problem.detail}, {"excluded", problem.excluded}});
    }
    return {{"clips", report.clips},
            {"hours", report.hours},
            {"classes", countsJson(report.classes)},
            {"folds", countsJson(report.folds)},
            {"splits", countsJson(report.splits)},
            {"groups", report.groups},
            {"sample_rates", countsJson(report.sampleRates)},
            {"channels", countsJson(report.channels)},
            {"kind", report.kind},
            {"problems", problems}};
}

std::string importText(const ImportReport& report) {
    return headText(report.clips, report.hours) + countsText("classes", report.classes) + countsText("folds", report.folds) +
           countsText("splits", report.splits) + (report.groups > 0 ? padded("groups", 14) + std::to_string(report.groups) + "\n" : "") +
           countsText("rates, Hz", report.sampleRates) + countsText("channels", report.channels) + problemsText(report.problems);
}

Json corpusJson(const Corpus& corpus) {
    const ClipCounts counts = count(corpus);
    return {{"name", corpus.name()},
            {"clips", corpus.clips().size()},
            {"hours", summarise(corpus).hours},
            {"classes", countsJson(counts.classes)},
            {"folds", countsJson(counts.folds)},
            {"splits", countsJson(counts.splits)},
            {"groups", counts.groups.size()},
            {"fingerprint", corpus.fingerprint()}};
}

std::string corpusText(const Corpus& corpus) {
    const ClipCounts counts = count(corpus);
    return padded("corpus", 14) + corpus.name() + "\n" + headText(corpus.clips().size(), summarise(corpus).hours) +
           countsText("classes", counts.classes) + countsText("folds", counts.folds) + countsText("splits", counts.splits) +
           (counts.groups.empty() ? "" : padded("groups", 14) + std::to_string(counts.groups.size()) + "\n");
}

}  // namespace ajepa::cli
