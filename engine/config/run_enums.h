// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

/// Enumerations of the configuration. Their untranslated ids, as they stand in TOML, are given behind each value.
namespace ajepa {

enum class PadWith { zero /* "zero" */, floor /* "floor" */ };
enum class Normalisation { none /* "none" */, global /* "global" */, band /* "band" */ };
enum class MaskStrategy { random /* "random" */, block /* "block" */, timeFrequency /* "time-frequency" */, curriculum /* "curriculum" */ };
enum class MaskGeometry {
    grid /* "grid": relative to the grid's shape, inclusive positions, independent draws */,
    literal /* "literal": I-JEPA's rule word for word */
};
enum class HiddenCells {
    both /* "both" */,
    either /* "either": time or frequency, drawn per clip */,
    time /* "time" */,
    frequency /* "frequency" */
};
enum class Truncation { ragged /* "ragged" */, first /* "first": I-JEPA, first indices of the batch minimum */, random /* "random" */ };
enum class CurriculumFunction {
    sqrt /* "sqrt" */,
    linear /* "linear" */,
    root3 /* "root-3" */,
    geometric /* "geometric" */,
    step /* "step" */,
    cosine /* "cosine" */,
    inverse /* "inverse" */,
    constant0 /* "constant-0" */,
    constant1 /* "constant-1" */,
    table /* "table" */
};
enum class WeightInit {
    truncatedNormal /* "truncated-normal" */,
    truncatedNormalRescaled /* "truncated-normal-rescaled" */,
    xavier /* "xavier" */,
    pytorch /* "pytorch" */
};
enum class PredictorFeed { fullGrid /* "full-grid" */, perTarget /* "per-target" */ };
enum class AttentionKind { global /* "global" */, window /* "window" */ };
enum class LossKind { mse /* "mse" */, smoothL1 /* "smooth-l1" */, l1 /* "l1" */, cosine /* "cosine" */ };
enum class TargetNorm { layer /* "layer" */, instance /* "instance" */, centre /* "centre" */, none /* "none" */ };
enum class TargetCentring { none /* "none" */, position /* "position" */ };
enum class EmaSchedule { linear /* "linear" */, cosine /* "cosine" */, constant /* "constant" */ };
enum class FeatureStorage { off /* "off": from the sounds, each time */, fp16 /* "fp16": from the feature store */ };
enum class Task { pretrain /* "pretrain": without labels */, finetune /* "finetune": an encoder and a head, on labels */ };
enum class FinetuneLoss { crossEntropy /* "cross-entropy" */, binaryCrossEntropy /* "binary-cross-entropy" */ };
enum class RegularizedMasking {
    self /* "self": TLM, a chosen token attends to every other one */,
    strict /* "strict": to the others that are not chosen */,
    siblings /* "siblings": to itself alone */,
    both /* "both": self or siblings, drawn for each layer of a clip */
};
enum class Precision { fp32 /* "fp32" */, bf16 /* "bf16" */ };

/// The id of an enum value as it stands in TOML. Defined for each enum above.
template <typename Enum>
std::string_view enumId(Enum value);

/// All ids of an enum, in the order of its values.
template <typename Enum>
std::span<const std::string_view> enumIds();

/// The value of an id. Throws Error(request) that lists the possible ids and names the nearest one.
template <typename Enum>
Enum enumFromId(std::string_view id);

}  // namespace ajepa
