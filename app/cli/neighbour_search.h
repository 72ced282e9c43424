// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>

#include "app/cli/terminal.h"
#include "engine/jobs/engine.h"

namespace ajepa::cli {

/// The k clips of a corpus that are most similar to a sound: clip, path, start_s, similarity, label.
Json nearestClips(Engine& engine, const EmbedRequest& request, const Waveform& query, std::size_t k, Terminal& terminal, const std::stop_token& stop);

/// The same as a table.
std::string neighboursText(const Json& neighbours);

}  // namespace ajepa::cli
