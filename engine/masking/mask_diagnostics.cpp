// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/mask_diagnostics.h"

#include <algorithm>
#include <mutex>
#include <numeric>

#include "engine/base/error.h"
#include "engine/base/parallel.h"

namespace ajepa {
namespace {

constexpr std::int64_t fewestBatches = 128;

/// Draws of block masks (and random ones), and of time-frequency masks.
struct TalliesOfKind {
    explicit TalliesOfKind(PatchGrid grid) : block(grid), timeFrequency(grid) {}
    MaskTally& of(bool tf) { return tf ? timeFrequency : block; }
    void add(const TalliesOfKind& other) {
        block.add(other.block);
        timeFrequency.add(other.timeFrequency);
    }
    MaskTally block, timeFrequency;
};

class BatchDiagnosis {
public:
    BatchDiagnosis(const RunConfig& config, const MaskDrawing& drawing)
        : sampler_(makeMaskSampler(config)), steps_(std::max<std::int64_t>(config.train.steps, 1)), drawing_(drawing), batches_(batchesOf(drawing)) {
        try {
            reach_.emplace(config.predictor, sampler_->grid());
        } catch (const Error& error) {
            unreachableBecause_ = error.what();
        }
    }

    TalliesOfKind ofBatch(std::int64_t batch) const {
        const std::int64_t step = batch * steps_ / batches_;
        std::vector<std::uint64_t> clips(static_cast<std::size_t>(drawing_.batchSize));
        std::iota(clips.begin(), clips.end(), static_cast<std::uint64_t>(batch * drawing_.batchSize));
        MaskPlan plan = sampler_->draw(step, clips);
        const std::vector<std::int64_t> drawn = contextSizes(plan);
        sampler_->truncate(plan, step, clips);
        TalliesOfKind tallies(plan.grid);
        MaskCounter counter(plan.grid, reach_ ? &*reach_ : nullptr);
        for (std::size_t i = 0; i < clips.size(); ++i) {
            counter.add(tallies.of(sampler_->drawsTimeFrequency(step, clips[i])), plan.clips[i], drawn[i]);
        }
        MaskTally& ofBatch = tallies.of(plan.timeFrequency);
        ++ofBatch.batches;
        ofBatch.smallestContexts += *std::min_element(drawn.begin(), drawn.end());
        return tallies;
    }

    PatchGrid grid() const { return sampler_->grid(); }
    const std::string& unreachableBecause() const { return unreachableBecause_; }

private:
    static std::vector<std::int64_t> contextSizes(const MaskPlan& plan) {
        std::vector<std::int64_t> sizes;
        for (const ClipMasks& clip : plan.clips) {
            sizes.push_back(static_cast<std::int64_t>(clip.context.size()));
        }
        return sizes;
    }

    std::unique_ptr<MaskSampler> sampler_;
    std::int64_t steps_;
    MaskDrawing drawing_;
    std::int64_t batches_;
    std::optional<Reachability> reach_;
    std::string unreachableBecause_;
};

MaskDiagnostics summed(const TalliesOfKind& tallies, bool curriculum) {
    MaskTally all = tallies.block;
    all.add(tallies.timeFrequency);
    MaskDiagnostics diagnostics;
    diagnostics.all = maskFigures(all);
    diagnostics.tfShare = all.draws > 0 ? static_cast<double>(tallies.timeFrequency.draws) / static_cast<double>(all.draws) : 0;
    if (curriculum && tallies.block.draws > 0) {
        diagnostics.block = maskFigures(tallies.block);
    }
    if (curriculum && tallies.timeFrequency.draws > 0) {
        diagnostics.timeFrequency = maskFigures(tallies.timeFrequency);
    }
    return diagnostics;
}

void requireSense(const MaskDrawing& drawing) {
    if (drawing.draws < 1 || drawing.batchSize < 1) {
        throw Error(ErrorKind::request, "Diagnostics need at least one draw and batches of at least one clip.", "draws", "ask for 10000 draws");
    }
}

}  // namespace

std::int64_t batchesOf(const MaskDrawing& drawing) {
    return std::max((drawing.draws + drawing.batchSize - 1) / drawing.batchSize, fewestBatches);
}

MaskDiagnostics diagnoseMasks(const RunConfig& config, const MaskDrawing& drawing, const std::stop_token& stop,
                              const std::function<void(std::int64_t done, std::int64_t total)>& progress) {
    requireSense(drawing);
    const BatchDiagnosis diagnosis(config, drawing);
    const std::int64_t batches = batchesOf(drawing);
    TalliesOfKind sum(diagnosis.grid());
    std::int64_t done = 0;
    std::mutex mutex;
    parallelFor(static_cast<std::size_t>(batches), drawing.threads, stop, [&](std::size_t batch) {
        const TalliesOfKind tallies = diagnosis.ofBatch(static_cast<std::int64_t>(batch));
        const std::lock_guard lock(mutex);
        sum.add(tallies);
        ++done;
        if (progress) {
            progress(done * drawing.batchSize, batches * drawing.batchSize);
        }
    });
    MaskDiagnostics diagnostics = summed(sum, config.mask.strategy == MaskStrategy::curriculum);
    diagnostics.grid = diagnosis.grid();
    diagnostics.batchSize = drawing.batchSize;
    diagnostics.complete = done == batches;
    diagnostics.unreachableBecause = diagnosis.unreachableBecause();
    return diagnostics;
}

}  // namespace ajepa
