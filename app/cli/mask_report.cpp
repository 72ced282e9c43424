// SPDX-License-Identifier: Apache-2.0
#include "app/cli/mask_report.h"

#include <algorithm>

#include "app/cli/number_text.h"

namespace ajepa::cli {
namespace {

constexpr std::size_t labelWidth = 24;
constexpr std::string_view shades = " .:-=+*#%@";

Json mapOf(const std::vector<double>& coverage, PatchGrid grid) {
    Json rows = Json::array();
    for (int time = 0; time < grid.time; ++time) {
        const auto begin = coverage.begin() + time * grid.bands;
        rows.push_back(std::vector<double>(begin, begin + grid.bands));
    }
    return rows;
}

Json histogramOf(const ShareHistogram& histogram) {
    return {{"mean", histogram.mean}, {"bin_width", 1.0 / shareBins}, {"counts", histogram.counts}};
}

Json figuresOf(const MaskFigures& figures, PatchGrid grid) {
    return {{"draws", figures.draws},
            {"context_ratio", figures.context.mean},
            {"target_ratio", figures.targetRatio},
            {"union_ratio", figures.targets.mean},
            {"hidden_ratio", figures.hidden.mean},
            {"overlap", figures.overlap},
            {"drawn_context_ratio", figures.drawnContext},
            {"batch_minimum", figures.batchMinimum},
            {"relaxed_clips_share", figures.relaxedShare},
            {"relaxations", figures.relaxations},
            {"unreached_by_layer", figures.unreached},
            {"histograms",
             {{"context", histogramOf(figures.context)}, {"targets", histogramOf(figures.targets)}, {"hidden", histogramOf(figures.hidden)}}},
            {"coverage", {{"context", mapOf(figures.contextCoverage, grid)}, {"targets", mapOf(figures.targetCoverage, grid)}}}};
}

Json findingOf(const MaskFinding& finding) {
    Json json{{"id", finding.id}, {"warning", finding.warning}, {"sentence", finding.sentence()}};
    if (finding.value) {
        json["value"] = *finding.value;
    }
    if (finding.reference) {
        json["reference"] = *finding.reference;
    }
    if (!finding.source.empty()) {
        json["source"] = finding.source;
    }
    return json;
}

std::string line(const std::string& label, const std::string& value) {
    return padded(label, labelWidth) + value + "\n";
}

std::string findingLine(const MaskFinding& finding) {
    std::string text = std::string(finding.warning ? "! " : "  ") + finding.sentence();
    if (finding.reference) {
        return text + " (" + finding.source + ": " + shareText(*finding.reference) + ")\n";
    }
    return text + (finding.source.empty() ? "" : " (" + finding.source + ")") + "\n";
}

// Time to the right, high bands on top; shades from blank (never) to @ (always).
std::string shaded(const std::vector<double>& coverage, PatchGrid grid) {
    std::string text;
    for (int band = grid.bands - 1; band >= 0; --band) {
        text += "  |";
        for (int time = 0; time < grid.time; ++time) {
            const double share = coverage[static_cast<std::size_t>(time * grid.bands + band)];
            const auto last = static_cast<double>(shades.size() - 1);
            text += share > 0 ? shades[static_cast<std::size_t>(std::clamp(share * last + 0.5, 1.0, last))] : shades[0];
        }
        text += "|\n";
    }
    return text;
}

std::string figureLines(const MaskFigures& figures) {
    std::string text = line("context", shareText(figures.context.mean)) + line("one target", shareText(figures.targetRatio)) +
                       line("targets together", shareText(figures.targets.mean)) + line("hidden", shareText(figures.hidden.mean)) +
                       line("overlap of targets", shareText(figures.overlap)) + line("smallest of a batch", shareText(figures.batchMinimum)) +
                       line("constraints dropped", shareText(figures.relaxedShare));
    std::string layers;
    for (const double missed : figures.unreached) {
        layers += (layers.empty() ? "" : ", ") + shareText(missed);
    }
    return layers.empty() ? text : text + line("unreached by layer", layers);
}

std::string section(const std::string& title, const MaskFigures& figures) {
    return "\n" + title + ", " + std::to_string(figures.draws) + " draws\n" + figureLines(figures);
}

}  // namespace

Json maskReport(const RunConfig& config, const MaskDiagnostics& diagnostics) {
    Json report = figuresOf(diagnostics.all, diagnostics.grid);
    report["strategy"] = std::string(enumId(config.mask.strategy));
    report["grid"] = {diagnostics.grid.time, diagnostics.grid.bands};
    report["batch_size"] = diagnostics.batchSize;
    report["tf_share"] = diagnostics.tfShare;
    report["findings"] = Json::array();
    for (const MaskFinding& finding : findingsOf(config, diagnostics)) {
        report["findings"].push_back(findingOf(finding));
    }
    if (diagnostics.block) {
        report["block"] = figuresOf(*diagnostics.block, diagnostics.grid);
    }
    if (diagnostics.timeFrequency) {
        report["time_frequency"] = figuresOf(*diagnostics.timeFrequency, diagnostics.grid);
    }
    return report;
}

std::string maskReportText(const RunConfig& config, const MaskDiagnostics& diagnostics) {
    std::string text = "Findings (! harms the training)\n";
    for (const MaskFinding& finding : findingsOf(config, diagnostics)) {
        text += findingLine(finding);
    }
    text += section("All masks", diagnostics.all);
    if (diagnostics.block && diagnostics.timeFrequency) {
        text += section("Block masks", *diagnostics.block) + section("Time-frequency masks", *diagnostics.timeFrequency);
    }
    const std::string axes = ": time to the right, high bands on top, blank never, @ always\n";
    return text + "\nShare of draws with a patch in the context" + axes + shaded(diagnostics.all.contextCoverage, diagnostics.grid) +
           "\nShare of draws with a patch in a target" + axes + shaded(diagnostics.all.targetCoverage, diagnostics.grid);
}

}  // namespace ajepa::cli
