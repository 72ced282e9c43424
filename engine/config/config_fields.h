// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/config/run_config.h"

namespace ajepa {

struct TomlValue;

/// What kind of control a field needs.
enum class FieldType { boolean, integer, real, text, choice, integerPair, realPair, realList };

/// One row of the one table of fields: serves the TOML file, `--set`, the form, the difference of runs and the documentation.
struct ConfigField {
    std::string_view id;  ///< "train.batch_size": section, dot, key
    FieldType type;
    std::string_view unit;                      ///< "Hz", "samples", "steps", "dB", "" for none
    double low;                                 ///< smallest allowed value (each element for pairs and lists); ignored for text and choice
    double high;                                ///< largest allowed value
    std::span<const std::string_view> choices;  ///< ids, for choice
    std::string_view sentence;                  ///< one English sentence, translatable: context "ConfigFields"
    bool basic;                                 ///< among the ten settings that the form shows first
    std::string (*read)(const RunConfig&);      ///< the value as TOML text: 0.2, true, "grid", [4, 4]
    void (*write)(
        RunConfig&,
        std::string_view tomlValue);  ///< parses TOML value text; a bare word is taken as a string; throws Error(request) with the field's id
    void (*assign)(RunConfig&, const TomlValue& value);  ///< as write, from a value that is parsed already (toml_value.h)
};

/// All fields, in the order of the file: sections together.
std::span<const ConfigField> configFields();

/// The field with this id, or nullptr.
const ConfigField* findField(std::string_view id);

/// The known field id closest to a misspelt one (edit distance), for messages.
std::string_view nearestField(std::string_view id);

/// Whether a setting has any effect on a task: masks, curriculum, predictor, its loss, the EMA and the health of
/// representations belong to pre-training, `finetune` to fine-tuning.
bool concerns(std::string_view id, Task task);

/// Sets one field from "section.key" and TOML value text. Throws Error(request): unknown key (names the nearest), wrong type, out of range.
void setField(RunConfig& config, std::string_view id, std::string_view tomlValue);

/// Applies one "section.key=value" of `--set`. Throws Error(request).
void applyAssignment(RunConfig& config, std::string_view assignment);

/// A field whose values differ between two configurations.
struct FieldDifference {
    std::string_view id;
    std::string left;
    std::string right;
};
std::vector<FieldDifference> differences(const RunConfig& left, const RunConfig& right);

}  // namespace ajepa
