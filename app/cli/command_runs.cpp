// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/number_text.h"
#include "app/cli/runs_folder.h"
#include "engine/base/error.h"
#include "engine/runs/config_difference.h"
#include "engine/runs/result_table.h"
#include "engine/runs/run_catalogue.h"
#include "engine/runs/run_filter.h"
#include "engine/runs/run_order.h"

namespace ajepa::cli {
namespace {

struct Options {
    std::string folder, filter, sort = "created", show = "runs", as = "text";
    bool ascending = false, archived = false;
};

/// The window and the terminal have different defaults: whoever looks for a run of the other one must learn where this one looked.
std::string nothingText(const std::filesystem::path& folder, bool any) {
    if (any) {
        return "No run in " + folder.string() + " is what was looked for. Archived runs are listed with --archived.";
    }
    return "There are no runs in " + folder.string() + (std::filesystem::is_directory(folder) ? "" : ", which does not exist") +
           ". Name another folder with --runs or AJEPA_RUNS (the window's default is ajepa-runs in your documents folder), or start a run with "
           "`ajepa pretrain`.";
}

Json resultJson(const RunResult& result) {
    Json baselines = Json::object();
    for (const auto& [name, mean] : result.baselines) {
        baselines[name] = mean;
    }
    return {{"corpus", result.corpus}, {"protocol", result.protocol},
            {"pool", result.pool},     {"encoder", result.encoder},
            {"metric", result.metric}, {"step", result.step},
            {"mean", result.mean},     {"std", result.std},
            {"folds", result.parts},   {"baselines", std::move(baselines)}};
}

Json runJson(const RunRow& row) {
    const RunSummary& run = row.summary;
    Json results = Json::array();
    for (const RunResult& result : row.results) {
        results.push_back(resultJson(result));
    }
    return {{"name", run.name},
            {"path", run.path.string()},
            {"state", std::string(runStateId(run.state))},
            {"interrupted", run.interrupted},
            {"step", run.step},
            {"steps", run.steps},
            {"loss", run.loss ? Json(*run.loss) : Json(nullptr)},
            {"corpus", run.corpus},
            {"message", run.message},
            {"preset", row.preset},
            {"changes", row.changes},
            {"seed", row.seed},
            {"created", row.created},
            {"tags", row.notes.tags},
            {"notes", row.notes.text},
            {"archived", row.notes.archived},
            {"results", std::move(results)}};
}

Json resultsJson(const ResultTable& table) {
    Json lines = Json::array();
    for (const ResultTable::Line& line : table.lines) {
        Json cells = Json::array();
        for (std::size_t i = 0; i < line.cells.size(); ++i) {
            if (const auto& cell = line.cells[i]) {
                cells.push_back({{"task", taskName(table.tasks[i])},
                                 {"mean", cell->mean},
                                 {"ci95_half_width", cell->runs > 1 ? Json(cell->halfWidth) : Json(nullptr)},
                                 {"std", cell->runs > 1 ? Json(cell->deviation) : Json(nullptr)},
                                 {"runs", cell->runs}});
            }
        }
        lines.push_back({{"name", line.name}, {"seeds", line.seeds}, {"baseline", line.baseline}, {"cells", std::move(cells)}});
    }
    return lines;
}

Json differencesJson(const ConfigDifference& difference) {
    Json fields = Json::array();
    for (const ConfigDifference::Field& field : difference.fields) {
        fields.push_back({{"field", field.id}, {"unit", field.unit}, {"values", field.values}});
    }
    return {{"runs", difference.runs}, {"fields", std::move(fields)}};
}

std::string runsText(const RunRows& rows) {
    std::string text = padded("state", 13) + padded("step", 16) + padded("loss", 10) + "run\n";
    for (const RunRowPointer& row : rows) {
        const RunSummary& run = row->summary;
        text += padded(std::string(stateWord(*row)), 13) + padded(std::to_string(run.step) + "/" + std::to_string(run.steps), 16) +
                padded(run.loss ? decimals(*run.loss, 4) : "", 10) + run.name + (run.message.empty() ? "" : "  " + run.message) + "\n";
    }
    return text;
}

/// Columns as wide as their widest cell.
std::string alignedText(const TextTable& table) {
    std::vector<std::size_t> widths(table.head.size());
    std::vector<std::vector<std::string>> lines{table.head};
    lines.insert(lines.end(), table.rows.begin(), table.rows.end());
    const auto letters = [](const std::string& cell) {
        return static_cast<std::size_t>(
            std::count_if(cell.begin(), cell.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
    };
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            widths[i] = std::max(widths[i], letters(line[i]));
        }
    }
    std::string text;
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::string gap(widths[i] - letters(line[i]), ' ');
            text += i == 0 ? line[i] + gap : "  " + gap + line[i];
        }
        text += "\n";
    }
    return text;
}

std::string written(const TextTable& shown, const TextTable& numbers, const std::string& as) {
    return as == "csv" ? csvText(numbers) : as == "latex" ? latexText(shown) : alignedText(shown);
}

RunRows chosenRuns(const Options& options, const RunRows& all) {
    RunRows rows = RunFilter(options.filter).of(archivedRuns(all, options.archived));
    sortRuns(rows, runOrderFromId(options.sort), !options.ascending);
    return rows;
}

int showRuns(const Options& options, Terminal& terminal) {
    const auto path = runsFolder(options.folder);
    const RunRows all = RunCatalogue(path).read(), rows = chosenRuns(options, all);
    Json json{{"folder", path.string()}};
    std::string text;
    if (options.show == "results") {
        const ResultTable table = resultTable(rows);
        json["results"] = resultsJson(table);
        text = written(resultText(table), resultNumbers(table), options.as);
    } else if (options.show == "differences") {
        const ConfigDifference difference = configDifference(rows);
        json["differences"] = differencesJson(difference);
        text = written(differenceText(difference), differenceText(difference), options.as);
    } else {
        Json list = Json::array();
        for (const RunRowPointer& row : rows) {
            list.push_back(runJson(*row));
        }
        json["runs"] = std::move(list);
        text = options.as == "text" ? runsText(rows) : written(catalogueText(rows), catalogueText(rows), options.as);
    }
    terminal.result(json, rows.empty() && options.as == "text" ? nothingText(path, !all.empty()) : text);
    return 0;
}

}  // namespace

void addRunsCommand(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command =
        line.add("runs",
                 "Table of runs, newest first; what they came to, with means and 95 % intervals over runs that differ only by their seed; or the "
                 "settings in which they differ. A filter is words that must all occur, tag:x state:x preset:x corpus:x name:x note:x, "
                 "loss<0.3 step>=1000 seed=1 result>70, and a minus before what must not be.",
                 {"ajepa runs --filter 'esc10 state:succeeded result>60' --sort result", "ajepa runs --show results --as latex --filter tag:paper"});
    command.add_option("--runs", options->folder, runsHelp)->type_name("DIR");
    command.add_option("--filter", options->filter, "Only runs that this finds")->type_name("TEXT");
    command.add_option("--sort", options->sort, "created (default), name, state, step, loss, result, preset, corpus or seed; largest first")
        ->type_name("BY");
    command.add_flag("--ascending", options->ascending, "Smallest first");
    command.add_flag("--archived", options->archived, "The archived runs instead of the others");
    command.add_option("--show", options->show, "runs (default), results or differences")
        ->check(CLI::IsMember({"runs", "results", "differences"}))
        ->type_name("WHAT");
    command.add_option("--as", options->as, "text (default), csv or latex")->check(CLI::IsMember({"text", "csv", "latex"}))->type_name("FORM");
    line.onRun(command, [options](Terminal& terminal) { return showRuns(*options, terminal); });
}

}  // namespace ajepa::cli
