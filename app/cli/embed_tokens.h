// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <stop_token>
#include <string>

#include "app/cli/terminal.h"
#include "engine/jobs/engine.h"

namespace ajepa::cli {

/// Writes the token embeddings of a corpus' readable clips to a safetensors file, clip by clip: tokens [clips, cells, dim] f32, valid_cells [clips] i32, and
/// clip_ids, corpus, encoder and bands in the metadata. Returns clips, cells, bands, dim and unreadable[].
Json embedTokens(Engine& engine, const EmbedRequest& request, const std::string& out, Terminal& terminal, const std::stop_token& stop);

/// The metadata of a file of embeddings: the ids of its rows as a JSON array, and what they were made of.
std::map<std::string, std::string> embeddingMetadata(const EmbedRequest& request, const std::vector<std::size_t>& clips);

/// A progress line for work on clips.
ProgressFunction embeddingProgress(Terminal& terminal);

}  // namespace ajepa::cli
