// SPDX-License-Identifier: Apache-2.0
#include "engine/base/thread_waiting.h"

#include <unistd.h>

#include <cstdlib>

namespace ajepa {

void letWaitingThreadsSleep(char** arguments) {
    if (std::getenv("OMP_WAIT_POLICY") != nullptr || std::getenv("GOMP_SPINCOUNT") != nullptr)
        return;
    // Without a file system for processes the program goes on as it is: slower beside others, otherwise the same.
    if (::setenv("OMP_WAIT_POLICY", "passive", 0) == 0)
        ::execv("/proc/self/exe", arguments);
}

}  // namespace ajepa
