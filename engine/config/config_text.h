// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/config/config_check.h"
#include "engine/config/run_config.h"

namespace ajepa {

/// Complete TOML of a configuration: every field in table order, grouped by section; with comments, each has its sentence and unit.
/// fromToml(toToml(c)) == c exactly, doubles included.
std::string toToml(const RunConfig& config, bool withComments = true);

/// Overlays the fields named in TOML text on `base`. Unknown sections and keys are errors that name the nearest known one.
/// `origin` stands in messages (file name). Throws Error(request) with line number; text over 4 MiB is refused.
RunConfig fromToml(std::string_view text, const RunConfig& base = {}, std::string_view origin = "configuration");

/// How many wrong things of one text are listed: more than there are settings, fewer than a hostile text can hold.
inline constexpr std::size_t mostTextIssues = 200;

/// As above, but collects every wrong section, key and value instead of throwing at the first; only text that is no TOML still throws. After
/// `mostTextIssues` of them the rest is not looked at.
RunConfig fromToml(std::string_view text, const RunConfig& base, std::string_view origin, std::vector<ConfigIssue>& issues);

/// Reads a file. Throws Error(storage) if it cannot be read, else as fromToml.
RunConfig readConfigFile(const std::filesystem::path& path, const RunConfig& base = {});

}  // namespace ajepa
