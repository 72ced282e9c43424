// SPDX-License-Identifier: Apache-2.0
#include "engine/config/run_enums.h"

#include <algorithm>
#include <string>

#include "engine/base/error.h"
#include "engine/config/nearest_name.h"

namespace ajepa {
namespace {

std::size_t positionOf(std::string_view id, std::span<const std::string_view> ids) {
    const auto found = std::find(ids.begin(), ids.end(), id);
    if (found != ids.end()) {
        return static_cast<std::size_t>(found - ids.begin());
    }
    std::string possible;
    for (const std::string_view known : ids) {
        possible += possible.empty() ? "" : ", ";
        possible += known;
    }
    throw Error(ErrorKind::request, "\"" + std::string(id) + "\" is not one of " + possible + ".", {},
                "The nearest is \"" + std::string(nearestName(id, ids)) + "\".");
}

}  // namespace

template <typename Enum>
std::string_view enumId(Enum value) {
    return enumIds<Enum>()[static_cast<std::size_t>(value)];
}

template <typename Enum>
Enum enumFromId(std::string_view id) {
    return static_cast<Enum>(positionOf(id, enumIds<Enum>()));
}

// One line for each enum: the ids in the order of its values.
#define AJEPA_ENUM_IDS(Enum, ...)                                 \
    template <>                                                   \
    std::span<const std::string_view> enumIds<Enum>() {           \
        static constexpr std::string_view kIds[] = {__VA_ARGS__}; \
        return kIds;                                              \
    }                                                             \
    template std::string_view enumId<Enum>(Enum);                 \
    template Enum enumFromId<Enum>(std::string_view)

AJEPA_ENUM_IDS(PadWith, "zero", "floor");
AJEPA_ENUM_IDS(Normalisation, "none", "global", "band");
AJEPA_ENUM_IDS(MaskStrategy, "random", "block", "time-frequency", "curriculum");
AJEPA_ENUM_IDS(MaskGeometry, "grid", "literal");
AJEPA_ENUM_IDS(HiddenCells, "both", "either", "time", "frequency");
AJEPA_ENUM_IDS(Truncation, "ragged", "first", "random");
AJEPA_ENUM_IDS(CurriculumFunction, "sqrt", "linear", "root-3", "geometric", "step", "cosine", "inverse", "constant-0", "constant-1", "table");
AJEPA_ENUM_IDS(WeightInit, "truncated-normal", "truncated-normal-rescaled", "xavier", "pytorch");
AJEPA_ENUM_IDS(PredictorFeed, "full-grid", "per-target");
AJEPA_ENUM_IDS(AttentionKind, "global", "window");
AJEPA_ENUM_IDS(LossKind, "mse", "smooth-l1", "l1", "cosine");
AJEPA_ENUM_IDS(TargetNorm, "layer", "instance", "centre", "none");
AJEPA_ENUM_IDS(TargetCentring, "none", "position");
AJEPA_ENUM_IDS(EmaSchedule, "linear", "cosine", "constant");
AJEPA_ENUM_IDS(FeatureStorage, "off", "fp16");
AJEPA_ENUM_IDS(Task, "pretrain", "finetune");
AJEPA_ENUM_IDS(FinetuneLoss, "cross-entropy", "binary-cross-entropy");
AJEPA_ENUM_IDS(RegularizedMasking, "self", "strict", "siblings", "both");
AJEPA_ENUM_IDS(Precision, "fp32", "bf16");

#undef AJEPA_ENUM_IDS

}  // namespace ajepa
