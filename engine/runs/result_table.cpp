// SPDX-License-Identifier: Apache-2.0
#include "engine/runs/result_table.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

#include "engine/runs/run_order.h"

namespace ajepa {
namespace {

std::string decimals(double value, const char* format) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), format, value);
    return text.data();
}

/// Twins together, in the order of their first.
std::vector<RunRows> groupsOf(const RunRows& runs) {
    std::vector<RunRows> groups;
    for (const RunRowPointer& run : runs) {
        const auto same = [&](const RunRows& group) { return !run->twin.empty() && group.front()->twin == run->twin; };
        const auto group = std::find_if(groups.begin(), groups.end(), same);
        if (group == groups.end()) {
            groups.push_back({run});
        } else {
            group->push_back(run);
        }
    }
    return groups;
}

/// What the names of a group have in common at their beginning; its preset if that is nothing.
std::string groupName(const RunRows& group) {
    std::string common(shortRunName(*group.front()));
    if (group.size() == 1) {
        return common;
    }
    for (const RunRowPointer& run : group) {
        const std::string_view other = shortRunName(*run);
        const auto [end, ignored] = std::mismatch(common.begin(), common.end(), other.begin(), other.end());
        common.erase(end, common.end());
    }
    for (const std::string_view ending : {"-", "_", ".", "seed", "-s", "-", "_"}) {
        if (common.ends_with(ending)) {
            common.resize(common.size() - ending.size());
        }
    }
    return common.empty() ? group.front()->preset : common;
}

std::vector<RunResult> tasksOf(const RunRows& runs) {
    std::vector<RunResult> tasks;
    for (const RunRowPointer& run : runs) {
        for (const RunResult& result : run->results) {
            if (std::none_of(tasks.begin(), tasks.end(), [&](const RunResult& task) { return task.sameTask(result); })) {
                tasks.push_back(result);
            }
        }
    }
    std::sort(tasks.begin(), tasks.end(), [](const RunResult& a, const RunResult& b) { return taskName(a) < taskName(b); });
    return tasks;
}

template <typename Value>
std::optional<SeedSpread> cellOf(const RunRows& runs, const RunResult& task, const Value& value) {
    std::vector<double> values;
    for (const RunRowPointer& run : runs) {
        for (const RunResult& result : run->results) {
            if (const std::optional<double> one = result.sameTask(task) ? value(result) : std::nullopt) {
                values.push_back(*one);
            }
        }
    }
    return values.empty() ? std::nullopt : std::optional(spreadOf(values));
}

ResultTable::Line lineOf(const RunRows& group, const std::vector<RunResult>& tasks) {
    ResultTable::Line line{.name = groupName(group)};
    for (const RunRowPointer& run : group) {
        line.seeds.push_back(run->seed);
    }
    for (const RunResult& task : tasks) {
        line.cells.push_back(cellOf(group, task, [](const RunResult& result) { return std::optional(result.mean); }));
    }
    return line;
}

std::vector<std::string> baselinesOf(const RunRows& runs) {
    std::map<std::string, bool> names;
    for (const RunRowPointer& run : runs) {
        for (const RunResult& result : run->results) {
            for (const auto& [name, mean] : result.baselines) {
                names[name] = true;
            }
        }
    }
    std::vector<std::string> sorted;
    for (const auto& [name, there] : names) {
        sorted.push_back(name);
    }
    return sorted;
}

ResultTable::Line baselineLine(const std::string& name, const RunRows& runs, const std::vector<RunResult>& tasks) {
    ResultTable::Line line{.name = name, .baseline = true};
    for (const RunResult& task : tasks) {
        line.cells.push_back(cellOf(runs, task, [&](const RunResult& result) {
            const auto found = result.baselines.find(name);
            return found == result.baselines.end() ? std::nullopt : std::optional(found->second);
        }));
    }
    return line;
}

}  // namespace

ResultTable resultTable(const RunRows& runs) {
    ResultTable table{.tasks = tasksOf(runs)};
    for (const RunRows& group : groupsOf(runs)) {
        table.lines.push_back(lineOf(group, table.tasks));
    }
    for (const std::string& name : baselinesOf(runs)) {
        table.lines.push_back(baselineLine(name, runs, table.tasks));
    }
    return table;
}

std::string taskName(const RunResult& task) {
    return task.corpus + ' ' + task.protocol + (task.pool == "mean" ? "" : ' ' + task.pool) + (task.encoder == "target" ? "" : ' ' + task.encoder);
}

namespace {

/// A line of three seeds of which two were measured says so.
std::string cellText(const SeedSpread& cell, const ResultTable::Line& line) {
    const bool spread = cell.runs > 1 && !line.baseline;
    const bool some = !line.baseline && cell.runs != static_cast<int>(line.seeds.size());
    return decimals(cell.mean, "%.1f") + (spread ? " \u00b1 " + decimals(cell.halfWidth, "%.1f") : "") +
           (some ? " (n = " + std::to_string(cell.runs) + ")" : "");
}

}  // namespace

TextTable resultText(const ResultTable& table) {
    TextTable text{.head = {"run", "runs"}};
    for (const RunResult& task : table.tasks) {
        text.head.push_back(taskName(task) + " %");
    }
    for (const ResultTable::Line& line : table.lines) {
        std::vector<std::string>& row =
            text.rows.emplace_back(std::vector<std::string>{line.name, line.baseline ? "" : std::to_string(line.seeds.size())});
        for (const auto& cell : line.cells) {
            row.push_back(cell ? cellText(*cell, line) : "");
        }
    }
    return text;
}

TextTable resultNumbers(const ResultTable& table) {
    TextTable text{.head = {"run", "seeds"}};
    for (const RunResult& task : table.tasks) {
        for (const char* figure : {" mean", " ci95_half_width", " std", " runs"}) {
            text.head.push_back(taskName(task) + figure);
        }
    }
    for (const ResultTable::Line& line : table.lines) {
        std::string seeds;
        for (const std::int64_t seed : line.seeds) {
            seeds += (seeds.empty() ? "" : " ") + std::to_string(seed);
        }
        std::vector<std::string>& row = text.rows.emplace_back(std::vector<std::string>{line.name, seeds});
        for (const auto& cell : line.cells) {
            const bool spread = cell && cell->runs > 1;
            row.push_back(cell ? decimals(cell->mean, "%.6g") : "");
            row.push_back(spread ? decimals(cell->halfWidth, "%.6g") : "");
            row.push_back(spread ? decimals(cell->deviation, "%.6g") : "");
            row.push_back(cell ? std::to_string(cell->runs) : "");
        }
    }
    return text;
}

}  // namespace ajepa
