// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/mask_findings.h"

#include <algorithm>
#include <cstdio>

#include "engine/masking/published_masks.h"

namespace ajepa {
namespace {

constexpr const char* simulation = "simulation of the published rule";
constexpr double fewPatches = 0.1;
constexpr double manyUnreached = 0.02;
constexpr double manyRelaxed = 0.05;
constexpr double unlikeThirds = 0.67;

using Findings = std::vector<MaskFinding>;

std::string countText(std::size_t count) {
    return std::to_string(count);
}

/// One kind of mask, its figures, and what is published of it.
struct Kind {
    const char* name;
    const MaskFigures& figures;
    std::optional<PublishedMasks> published;
};

void addContext(Findings& findings, const Kind& kind) {
    const double kept = kind.figures.drawnContext;
    MaskFinding finding{"context", kept < fewPatches, "%1 keep %2 of the patches in the context.", {kind.name, shareText(kept)}, kept, {}, {}};
    if (kind.published) {
        finding.reference = kind.published->context;
        finding.source = simulation;
    }
    findings.push_back(std::move(finding));
}

void addBatchMinimum(Findings& findings, const Kind& kind, const RunConfig& config, int batch) {
    const bool cut = config.mask.truncation != Truncation::ragged;
    const double kept = kind.figures.batchMinimum;
    MaskFinding finding{"batch-minimum",
                        cut && kept < fewPatches,
                        cut ? "%1: cut to the smallest of a batch of %2, the context keeps %3 of the patches."
                            : "%1: contexts are kept whole; cut to the smallest of a batch of %2 they would keep %3 of the patches.",
                        {kind.name, std::to_string(batch), shareText(kept)},
                        kept,
                        {},
                        {}};
    if (kind.published && batch == 64) {
        finding.reference = kind.published->batchMinimum;
        finding.source = simulation;
    }
    findings.push_back(std::move(finding));
}

void addUnreached(Findings& findings, const Kind& kind) {
    if (kind.figures.unreached.empty()) {
        return;
    }
    const double missed = kind.figures.unreached.back();
    MaskFinding finding{"unreached",
                        missed > manyUnreached,
                        "%1: %2 of the target patches are reached by no context patch in the predictor's %3 layers.",
                        {kind.name, shareText(missed), countText(kind.figures.unreached.size())},
                        missed,
                        {},
                        {}};
    if (kind.published && kind.published->unreached) {
        finding.reference = kind.published->unreached;
        finding.source = simulation;
    }
    findings.push_back(std::move(finding));
}

void addRelaxed(Findings& findings, const Kind& kind) {
    const double relaxed = kind.figures.relaxedShare;
    if (relaxed == 0) {
        return;
    }
    MaskFinding finding{"relaxed",
                        relaxed > manyRelaxed,
                        "%1: constraints were dropped for %2 of the clips to find a context, which may then overlap targets.",
                        {kind.name, shareText(relaxed)},
                        relaxed,
                        {},
                        {}};
    if (kind.published && kind.published->relaxed) {
        finding.reference = kind.published->relaxed;
        finding.source = simulation;
    }
    findings.push_back(std::move(finding));
}

void addOverlap(Findings& findings, const Kind& kind) {
    if (kind.figures.overlap > 0) {
        findings.push_back({"overlap",
                            false,
                            "%1: %2 of the cells of targets repeat another target's.",
                            {kind.name, shareText(kind.figures.overlap)},
                            kind.figures.overlap,
                            {},
                            {}});
    }
}

void addKind(Findings& findings, const Kind& kind, const RunConfig& config, int batch) {
    addUnreached(findings, kind);
    addContext(findings, kind);
    addBatchMinimum(findings, kind, config, batch);
    addRelaxed(findings, kind);
    addOverlap(findings, kind);
}

double meanOfBand(const std::vector<double>& coverage, PatchGrid grid, int band) {
    double sum = 0;
    for (int time = 0; time < grid.time; ++time) {
        sum += coverage[static_cast<std::size_t>(time * grid.bands + band)];
    }
    return sum / grid.time;
}

double meanOfTimes(const std::vector<double>& coverage, PatchGrid grid, int begin, int end) {
    double sum = 0;
    for (int cell = begin * grid.bands; cell < end * grid.bands; ++cell) {
        sum += coverage[static_cast<std::size_t>(cell)];
    }
    return sum / (std::max(end - begin, 1) * grid.bands);
}

void addNeverTarget(Findings& findings, const MaskDiagnostics& diagnostics) {
    const auto& targets = diagnostics.all.targetCoverage;
    const PatchGrid grid = diagnostics.grid;
    const char* source = "I-JEPA issues 40 and 59";
    if (meanOfBand(targets, grid, grid.bands - 1) == 0) {
        findings.push_back({"top-band", true, "The top band is never a target.", {}, 0.0, 0.0, source});
    }
    if (meanOfTimes(targets, grid, grid.time - 1, grid.time) == 0) {
        findings.push_back({"last-column", true, "The last patches of the clip are never a target.", {}, 0.0, 0.0, source});
    }
}

void addNeverContext(Findings& findings, const MaskDiagnostics& diagnostics) {
    const auto& coverage = diagnostics.all.contextCoverage;
    const auto never = static_cast<std::size_t>(std::count(coverage.begin(), coverage.end(), 0.0));
    if (never > 0) {
        const double value = static_cast<double>(never) / static_cast<double>(coverage.size());
        findings.push_back({"never-context",
                            true,
                            "%1 of %2 patches were in no context of %3 draws.",
                            {countText(never), countText(coverage.size()), std::to_string(diagnostics.all.draws)},
                            value,
                            {},
                            "I-JEPA issue 60"});
    }
}

void addBias(Findings& findings, const MaskDiagnostics& diagnostics) {
    const PatchGrid grid = diagnostics.grid;
    const int third = grid.time / 3;
    if (third == 0) {
        return;
    }
    const double first = meanOfTimes(diagnostics.all.contextCoverage, grid, 0, third);
    const double last = meanOfTimes(diagnostics.all.contextCoverage, grid, grid.time - third, grid.time);
    if (first > 0 && last / first < unlikeThirds) {
        char ratio[32];
        std::snprintf(ratio, sizeof ratio, "%.2f", last / first);
        findings.push_back({"end-of-clip",
                            true,
                            "The last third of the clip is in the context %1 times as often as the first.",
                            {ratio},
                            last / first,
                            {},
                            "I-JEPA issue 60"});
    }
}

void addHidden(Findings& findings, const RunConfig& config, const MaskDiagnostics& diagnostics) {
    const double hidden = diagnostics.all.hidden.mean;
    MaskFinding finding{"hidden", false, "Over the whole training %1 of the patches are hidden from the context.", {shareText(hidden)}, hidden,
                        {},       {}};
    finding.reference = publishedHiddenShare(config);
    if (finding.reference) {
        finding.source = config.mask.strategy == MaskStrategy::random ? "Audio-JEPA, mean of 0.4 to 0.6" : "A-JEPA, mask ratio";
    }
    findings.push_back(std::move(finding));
}

}  // namespace

std::string MaskFinding::sentence() const {
    std::string text = pattern;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string place = "%" + std::to_string(i + 1);
        if (const auto at = text.find(place); at != std::string::npos) {
            text.replace(at, place.size(), arguments[i]);
        }
    }
    return text;
}

std::string shareText(double share) {
    char text[32];
    const double percent = 100 * share;
    if (percent > 0 && percent < 0.05) {
        return "< 0.1 %";
    }
    std::snprintf(text, sizeof text, percent > 0 && percent < 9.95 ? "%.1f %%" : "%.0f %%", percent);
    return text;
}

std::vector<MaskFinding> findingsOf(const RunConfig& config, const MaskDiagnostics& diagnostics) {
    Findings findings;
    const MaskStrategy strategy = config.mask.strategy;
    if (strategy != MaskStrategy::curriculum) {
        const bool timeFrequency = strategy == MaskStrategy::timeFrequency;
        const char* name = strategy == MaskStrategy::random ? "Random masks" : timeFrequency ? "Time-frequency masks" : "Block masks";
        addKind(findings, {name, diagnostics.all, publishedMasks(config, timeFrequency)}, config, diagnostics.batchSize);
    }
    if (diagnostics.timeFrequency) {
        addKind(findings, {"Time-frequency masks", *diagnostics.timeFrequency, publishedMasks(config, true)}, config, diagnostics.batchSize);
    }
    if (diagnostics.block) {
        addKind(findings, {"Block masks", *diagnostics.block, publishedMasks(config, false)}, config, diagnostics.batchSize);
    }
    addNeverTarget(findings, diagnostics);
    addNeverContext(findings, diagnostics);
    addBias(findings, diagnostics);
    addHidden(findings, config, diagnostics);
    if (!diagnostics.unreachableBecause.empty()) {
        findings.push_back({"windows", true, "The predictor cannot be made: %1", {diagnostics.unreachableBecause}, {}, {}, {}});
    }
    std::stable_partition(findings.begin(), findings.end(), [](const MaskFinding& finding) { return finding.warning; });
    return findings;
}

}  // namespace ajepa
