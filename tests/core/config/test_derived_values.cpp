// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/config/derived_values.h"
#include "engine/config/presets.h"

using namespace ajepa;

TEST_CASE("a derived value is what the engine takes for zero") {
    RunConfig config = presetConfig("a-jepa");
    config.train.steps = 777;
    config.curriculum.steps = config.ema.steps = 0;
    config.features.highHz = 0;
    config.audio.clipS = 0;
    CHECK(derivedValue("curriculum.steps", config) == "777");
    CHECK(derivedValue("ema.steps", config) == "777");
    CHECK(derivedValue("features.high_hz", config) == "8000.0");
    CHECK(derivedValue("audio.clip_s", config) == "10.255");  // 1023 hops of 10 ms and a window of 25 ms
}

TEST_CASE("a field with a value of its own is not derived, and knows what it would be") {
    RunConfig config;
    config.ema.steps = 5;
    CHECK_FALSE(derivedValue("ema.steps", config).has_value());
    CHECK(valueIfDerived("ema.steps", config) == "1000");
    CHECK(canBeDerived("ema.steps"));
}

TEST_CASE("a field that does not follow from others says so") {
    CHECK_FALSE(canBeDerived("train.steps"));
    CHECK_FALSE(derivedValue("train.steps", RunConfig{}).has_value());
    CHECK_THROWS_WITH_AS(valueIfDerived("train.steps", RunConfig{}), "train.steps does not follow from other settings.", Error);
}

TEST_CASE("a field takes what it comes to as its own, and is left to the others again") {
    RunConfig config;
    config.train.steps = 777;
    setDerived(config, "curriculum.steps", false);
    CHECK(config.curriculum.steps == 777);
    setDerived(config, "curriculum.steps", true);
    CHECK(config.curriculum.steps == 0);
    CHECK_THROWS_AS(setDerived(config, "train.steps", true), Error);
}

TEST_CASE("every derived value is one that its field takes") {
    for (const ConfigField& field : configFields()) {
        if (canBeDerived(field.id)) {
            RunConfig config = presetConfig("audio-jepa");
            setField(config, field.id, valueIfDerived(field.id, config));
            CHECK_FALSE(derivedValue(field.id, config).has_value());
        }
    }
}
