// SPDX-License-Identifier: Apache-2.0
#include "engine/config/config_fields.h"

#include <algorithm>
#include <array>

#include "engine/config/field_row.h"
#include "engine/config/nearest_name.h"

namespace ajepa {
namespace {

std::vector<ConfigField> allFields() {
    std::vector<ConfigField> fields = signalFields();
    for (const auto& part : {maskFields(), modelFields(), trainingFields(), finetuneFields()}) {
        fields.insert(fields.end(), part.begin(), part.end());
    }
    return fields;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string_view keyOf(std::string_view id) {
    return id.substr(id.find('.') + 1);
}

}  // namespace

std::span<const ConfigField> configFields() {
    static const std::vector<ConfigField> fields = allFields();
    return fields;
}

const ConfigField* findField(std::string_view id) {
    const auto fields = configFields();
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const ConfigField& field) { return field.id == id; });
    return found == fields.end() ? nullptr : &*found;
}

std::string_view nearestField(std::string_view id) {
    const bool keyOnly = id.substr(0, lettersCompared).find('.') == std::string_view::npos;
    return nearestItem(id, configFields(), [keyOnly](const ConfigField& field) { return keyOnly ? keyOf(field.id) : std::string_view(field.id); })
        ->id;
}

bool concerns(std::string_view id, Task task) {
    constexpr std::array<std::string_view, 5> ofPretraining{"mask.", "curriculum.", "predictor.", "loss.", "ema."};
    constexpr std::array<std::string_view, 3> alone{"health.corpus", "health.every_steps", "health.probe_clips"};
    if (task == Task::pretrain) {
        return !id.starts_with("finetune.");
    }
    if (std::find(alone.begin(), alone.end(), id) != alone.end()) {
        return false;
    }
    return std::none_of(ofPretraining.begin(), ofPretraining.end(), [&](std::string_view section) { return id.starts_with(section); });
}

void setField(RunConfig& config, std::string_view id, std::string_view tomlValue) {
    const ConfigField* field = findField(id);
    if (field == nullptr) {
        const std::string name(id);
        throw Error(ErrorKind::request, "There is no setting \"" + name + "\".", name, "The nearest is " + std::string(nearestField(id)) + ".");
    }
    field->write(config, trimmed(tomlValue));
}

void applyAssignment(RunConfig& config, std::string_view assignment) {
    const auto equals = assignment.find('=');
    if (equals == std::string_view::npos) {
        throw Error(ErrorKind::request, "\"" + std::string(assignment) + "\" sets nothing.", "--set", "Write section.key=value, as train.steps=500.");
    }
    setField(config, trimmed(assignment.substr(0, equals)), assignment.substr(equals + 1));
}

std::vector<FieldDifference> differences(const RunConfig& left, const RunConfig& right) {
    std::vector<FieldDifference> found;
    for (const ConfigField& field : configFields()) {
        std::string leftText = field.read(left);
        std::string rightText = field.read(right);
        if (leftText != rightText) {
            found.push_back({field.id, std::move(leftText), std::move(rightText)});
        }
    }
    return found;
}

}  // namespace ajepa
