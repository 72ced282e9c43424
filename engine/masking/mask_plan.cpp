// SPDX-License-Identifier: Apache-2.0
#include "engine/masking/mask_plan.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/base/random.h"

namespace ajepa {
namespace {

using Cells = std::vector<std::int32_t>;

std::size_t shortestContext(const std::vector<ClipMasks>& clips) {
    std::size_t shortest = std::numeric_limits<std::size_t>::max();
    for (const ClipMasks& clip : clips) {
        shortest = std::min(shortest, clip.context.size());
    }
    return shortest;
}

std::size_t shortestTarget(const std::vector<ClipMasks>& clips) {
    std::size_t shortest = std::numeric_limits<std::size_t>::max();
    for (const ClipMasks& clip : clips) {
        for (const Cells& target : clip.targets) {
            shortest = std::min(shortest, target.size());
        }
    }
    return shortest;
}

// A uniformly drawn subset of `count` cells, sorted again.
void keepRandom(Cells& cells, std::size_t count, RandomStream& stream) {
    for (std::size_t i = 0; i < count; ++i) {
        std::swap(cells[i], cells[i + stream.below(static_cast<std::uint32_t>(cells.size() - i))]);
    }
    cells.resize(count);
    std::sort(cells.begin(), cells.end());
}

void truncateClip(ClipMasks& clip, std::size_t context, std::size_t target, RandomStream* stream) {
    const auto cut = [&](Cells& cells, std::size_t count) {
        if (cells.size() > count) {
            stream == nullptr ? cells.resize(count) : keepRandom(cells, count, *stream);
        }
    };
    cut(clip.context, context);
    for (Cells& cells : clip.targets) {
        cut(cells, target);
    }
}

}  // namespace

MaskPlan MaskSampler::plan(std::int64_t step, const std::vector<std::uint64_t>& clips, MaskPlan recycled) const {
    MaskPlan plan = draw(step, clips, std::move(recycled));
    truncate(plan, step, clips);
    return plan;
}

MaskPlan MaskSampler::draw(std::int64_t step, const std::vector<std::uint64_t>& clips, MaskPlan recycled) const {
    MaskPlan plan = std::move(recycled);
    plan.grid = grid();
    plan.timeFrequency = !clips.empty() && drawsTimeFrequency(step, clips.front());
    plan.clips.resize(clips.size());
    sampleAll(step, clips, plan.clips);
    return plan;
}

void MaskSampler::sampleAll(std::int64_t step, std::span<const std::uint64_t> clips, std::span<ClipMasks> masks) const {
    for (std::size_t i = 0; i < clips.size(); ++i) {
        masks[i] = sample(step, clips[i]);
    }
}

void MaskSampler::truncate(MaskPlan& plan, std::int64_t step, const std::vector<std::uint64_t>& clips) const {
    if (truncation_ == Truncation::ragged) {
        return;
    }
    const std::size_t context = shortestContext(plan.clips);
    const std::size_t target = shortestTarget(plan.clips);
    for (std::size_t i = 0; i < clips.size(); ++i) {
        RandomStream stream(seed_, "mask-truncation", {static_cast<std::uint64_t>(step), clips[i]});
        truncateClip(plan.clips[i], context, target, truncation_ == Truncation::random ? &stream : nullptr);
    }
}

}  // namespace ajepa
