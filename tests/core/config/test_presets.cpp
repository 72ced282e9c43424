// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "engine/base/error.h"
#include "engine/config/config_fields.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"

using namespace ajepa;

TEST_CASE("the promised presets are there, each with a summary") {
    for (const char* name :
         {"a-jepa", "a-jepa-literal", "audio-jepa", "audio-jepa-released", "a-jepa-s", "a-jepa-l", "a-jepa-tiny", "audio-jepa-tiny"}) {
        CAPTURE(name);
        const auto found = std::find_if(presets().begin(), presets().end(), [&](const Preset& preset) { return preset.name == name; });
        REQUIRE(found != presets().end());
        CHECK(found->summary.size() > 30);
        CHECK(found->summary.back() == '.');
        CHECK(found->summary.find("SPDX") == std::string::npos);
    }
}

TEST_CASE("every preset survives being written and read") {
    for (const Preset& preset : presets()) {
        CAPTURE(preset.name);
        const RunConfig config = presetConfig(preset.name);
        CHECK(differences(config, fromToml(toToml(config))).empty());
    }
}

TEST_CASE("a preset that does not exist names the nearest") {
    try {
        presetConfig("audio-jepa-tinny");
        FAIL("not refused");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::request);
        CHECK(error.hint().find("\"audio-jepa-tiny\"") != std::string::npos);
    }
}

TEST_CASE("the grids are those of the papers") {
    const auto grid = [](const char* name) {
        const RunConfig config = presetConfig(name);
        return std::pair{gridTime(config), gridBands(config)};
    };
    CHECK(grid("a-jepa") == std::pair{64, 8});
    CHECK(grid("audio-jepa") == std::pair{16, 8});
    CHECK(grid("audio-jepa-released") == std::pair{32, 6});
    CHECK(gridCells(presetConfig("audio-jepa-tiny")) >= 48);
    CHECK(gridCells(presetConfig("a-jepa-tiny")) >= 96);
}

TEST_CASE("the literal preset differs from A-JEPA only in how the masks are read and in the printed learning rate") {
    for (const FieldDifference& difference : differences(presetConfig("a-jepa"), presetConfig("a-jepa-literal"))) {
        CAPTURE(difference.id);
        CHECK((difference.id.starts_with("mask.") || difference.id == "optimizer.learning_rate"));
    }
}
