// SPDX-License-Identifier: Apache-2.0
#include "engine/config/derived_values.h"

#include <algorithm>
#include <array>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/config/toml_value.h"

namespace ajepa {
namespace {

struct Derivation {
    std::string_view id;
    std::string (*value)(const RunConfig&);
};

constexpr std::array<Derivation, 4> derivations{{
    {"audio.clip_s",
     [](const RunConfig& config) {
         return tomlText(static_cast<double>(clipSamples(config.features)) / static_cast<double>(config.features.sampleRateHz));
     }},
    {"features.high_hz", [](const RunConfig& config) { return tomlText(config.features.sampleRateHz / 2.0); }},
    {"curriculum.steps", [](const RunConfig& config) { return tomlText(config.train.steps); }},
    {"ema.steps", [](const RunConfig& config) { return tomlText(config.train.steps); }},
}};

const Derivation* derivationOf(std::string_view id) {
    const auto* found = std::find_if(derivations.begin(), derivations.end(), [&](const Derivation& derivation) { return derivation.id == id; });
    return found == derivations.end() ? nullptr : found;
}

bool isZero(const std::string& value) {
    return value == "0" || value == "0.0";
}

}  // namespace

bool canBeDerived(std::string_view id) {
    return derivationOf(id) != nullptr;
}

std::optional<std::string> derivedValue(std::string_view id, const RunConfig& config) {
    const Derivation* derivation = derivationOf(id);
    if (derivation == nullptr || !isZero(findField(id)->read(config))) {
        return std::nullopt;
    }
    return derivation->value(config);
}

std::string valueIfDerived(std::string_view id, const RunConfig& config) {
    const Derivation* derivation = derivationOf(id);
    if (derivation == nullptr) {
        throw Error(ErrorKind::request, std::string(id) + " does not follow from other settings.", std::string(id));
    }
    return derivation->value(config);
}

void setDerived(RunConfig& config, std::string_view id, bool derived) {
    const std::string own = valueIfDerived(id, config);
    setField(config, id, derived ? "0" : own);
}

}  // namespace ajepa
