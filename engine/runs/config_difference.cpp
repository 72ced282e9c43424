// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/config_difference.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/runs/result_table.h"
#include "engine/runs/run_filter.h"
#include "engine/runs/run_order.h"

namespace ajepa {
namespace {

std::string figure(double value) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.6g", value);
    return text.data();
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : " ") + word;
    }
    return text;
}

/// Value text without TOML's quotes.
std::string plain(std::string value) {
    const bool quoted = value.size() >= 2 && value.front() == '"' && value.back() == '"';
    return quoted ? value.substr(1, value.size() - 2) : value;
}

std::vector<std::string> cellsOf(const RunRow& run, const std::vector<RunResult>& tasks) {
    const RunSummary& summary = run.summary;
    std::vector<std::string> cells{summary.name,
                                   std::string(stateWord(run)),
                                   std::to_string(summary.step),
                                   std::to_string(summary.steps),
                                   summary.loss ? figure(*summary.loss) : "",
                                   run.preset,
                                   std::to_string(run.changes),
                                   summary.corpus,
                                   run.isOpenable() ? std::to_string(run.seed) : "",
                                   joined(run.notes.tags),
                                   run.notes.text,
                                   summary.message};
    for (const RunResult& task : tasks) {
        const auto result = std::find_if(run.results.begin(), run.results.end(), [&](const RunResult& one) { return one.sameTask(task); });
        cells.push_back(result == run.results.end() ? "" : figure(result->mean));
    }
    return cells;
}

}  // namespace

ConfigDifference configDifference(const RunRows& runs) {
    ConfigDifference difference;
    std::vector<RunConfig> configs;
    for (const RunRowPointer& run : runs) {
        try {
            configs.push_back(RunDirectory::open(run->summary.path).config());
            difference.runs.emplace_back(shortRunName(*run));
        } catch (const Error&) {
            continue;  // its row says why
        }
    }
    for (const ConfigField& field : configFields()) {
        std::vector<std::string> values;
        for (const RunConfig& config : configs) {
            values.push_back(plain(field.read(config)));
        }
        if (std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) != values.end()) {
            difference.fields.push_back({std::string(field.id), std::string(field.unit), std::string(field.sentence), std::move(values)});
        }
    }
    return difference;
}

TextTable differenceText(const ConfigDifference& difference) {
    TextTable table{.head = {"setting"}};
    table.head.insert(table.head.end(), difference.runs.begin(), difference.runs.end());
    for (const ConfigDifference::Field& field : difference.fields) {
        std::vector<std::string>& row = table.rows.emplace_back(std::vector<std::string>{field.id});
        row.insert(row.end(), field.values.begin(), field.values.end());
    }
    return table;
}

TextTable catalogueText(const RunRows& runs) {
    TextTable table{.head = {"run", "state", "step", "steps", "loss", "preset", "changes", "corpus", "seed", "tags", "notes", "message"}};
    const std::vector<RunResult> tasks = resultTable(runs).tasks;
    for (const RunResult& task : tasks) {
        table.head.push_back(taskName(task) + " %");
    }
    for (const RunRowPointer& run : runs) {
        table.rows.push_back(cellsOf(*run, tasks));
    }
    return table;
}

}  // namespace ajepa
