// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/cli/bench/peer_process.h"

namespace ajepa::cli {

/// One side of a contest as a process of its own.
struct ServedWork {
    std::string name;  ///< with its version
    std::function<PeerProcess::Spent(int repetitions)> run;
    std::function<std::vector<float>()> output;  ///< what it computes, for the comparison
    std::function<double()> memory;              ///< the most bytes it has held; empty: those of the process
};

/// Times repetitions of `work`.
std::function<PeerProcess::Spent(int repetitions)> timed(std::function<void()> work);

/// Answers on stdin and stdout as PeerProcess asks, until the input ends.
void serve(const ServedWork& work);

}  // namespace ajepa::cli
