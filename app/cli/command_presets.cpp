// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "app/cli/commands.h"
#include "app/cli/number_text.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"

namespace ajepa::cli {
namespace {

int listPresets(Terminal& terminal) {
    Json list = Json::array();
    std::string text;
    for (const Preset& preset : presets()) {
        list.push_back({{"name", preset.name}, {"summary", preset.summary}});
        text += padded(preset.name, 22) + preset.summary + "\n";
    }
    terminal.result({{"presets", list}}, text);
    return 0;
}

int showPreset(const std::string& name, Terminal& terminal) {
    const std::string toml = toToml(presetConfig(name));
    terminal.result({{"name", name}, {"toml", toml}}, toml);
    return 0;
}

}  // namespace

void addPresetsCommand(CommandLine& line) {
    auto name = std::make_shared<std::string>();
    CLI::App& command = line.add("presets", "List the presets, or print one completely as TOML, with unit and a sentence for each field.",
                                 {"ajepa presets", "ajepa presets a-jepa-tiny > mine.toml"});
    command.add_option("NAME", *name, "Preset to print");
    line.onRun(command, [name](Terminal& terminal) { return name->empty() ? listPresets(terminal) : showPreset(*name, terminal); });
}

}  // namespace ajepa::cli
