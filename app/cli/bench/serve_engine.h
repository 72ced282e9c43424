// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace ajepa::cli {

/// Our side of a contest that needs LibTorch, in a process of its own: answers on stdin and stdout as scripts/bench_peers do (PeerProcess).
///     step WEIGHTS INPUTS         a repetition is a training step; the output: losses of three of them
///     embedding WEIGHTS CORPUS    a repetition embeds the corpus; the output: the embeddings
int serveEngine(const std::vector<std::string>& words, int threads);

}  // namespace ajepa::cli
