// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include "engine/base/error.h"

namespace ajepa::cli {

/// Throws Error(request) for the first option or command that is not known, naming the nearest known one.
void requireKnownWords(const CLI::App& app);

/// A parse error of the library in our own words.
Error parseFailure(const CLI::ParseError& error);

/// No command was given.
Error commandMissing(const CLI::App& app);

}  // namespace ajepa::cli
