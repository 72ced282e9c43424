// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace ajepa::test {

/// What is done to a child process at the n-th system call that touches files (1-based; opening, writing, syncing, renaming, removing, listing ...).
struct Intervention {
    enum class Kind { none, killBefore, killAfter, fail };
    Kind kind = Kind::none;
    int call = 0;
    int errnoValue = 0;    ///< for fail
    bool forever = false;  ///< for fail: this call and all later ones
};

struct TracedEnd {
    int calls = 0;        ///< file calls seen
    bool killed = false;  ///< the intervention killed it
    int exitCode = 0;     ///< what `action` returned, if it was not killed
};

/// Forks, runs `action` in the child under ptrace, intervenes, and tells how it ended. No library is preloaded: the calls that are counted are the ones that
/// the program really makes.
TracedEnd runTraced(const std::function<int()>& action, const Intervention& intervention);

/// False where ptrace cannot be used (another architecture, a locked-down container); the reason is printed.
bool tracingWorks();

}  // namespace ajepa::test
