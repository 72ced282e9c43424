// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/mask_draw.h"

#include <algorithm>
#include <numeric>

#include "engine/base/error.h"
#include "engine/config/config_check.h"
#include "engine/masking/curriculum.h"

namespace ajepa {
namespace {

/// What the check before a run says of masks and curriculum, whatever the machine, stops a picture of them, too.
void requireMasks(const RunConfig& config) {
    for (const ConfigIssue& issue : check(config, MachineInfo{}))
        if (issue.field.starts_with("mask.") || issue.field.starts_with("curriculum."))
            throw Error(ErrorKind::request, issue.message, issue.field, issue.hint);
}

void requireContext(const MaskConfig& mask, const ClipMasks& masks, bool timeFrequency) {
    if (!masks.context.empty())
        return;
    const std::string field = timeFrequency ? "mask.tf_target_scale" : "mask.target_scale";
    throw Error(ErrorKind::request,
                "The targets hide every patch of the context block, and no context is left although mask.min_keep asks for " +
                    std::to_string(mask.minKeep) + " patches.",
                field, "Lower " + field + " or the number of targets.");
}

}  // namespace

MaskDraw drawMasks(const RunConfig& config, std::int64_t step, std::uint64_t clip) {
    requireMasks(config);
    MaskDraw draw;
    draw.batch = config.mask.truncation == Truncation::ragged ? 1 : std::max(config.train.batchSize, 1);
    const auto size = static_cast<std::uint64_t>(draw.batch);
    std::vector<std::uint64_t> clips(size);
    std::iota(clips.begin(), clips.end(), clip / size * size);
    draw.plan = makeMaskSampler(config)->plan(step, clips);
    draw.plan.clips = {draw.plan.clips[clip % size]};
    requireContext(config.mask, draw.plan.clips.front(), draw.plan.timeFrequency);
    draw.statistics = maskStatistics({draw.plan});
    draw.scheduled = scheduledProbability(config.curriculum, step, config.train.steps);
    return draw;
}

}  // namespace ajepa
