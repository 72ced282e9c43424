// SPDX-License-Identifier: Apache-2.0
#include "engine/base/thread_priority.h"

#if defined(__linux__)
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#endif

namespace ajepa {

void stepBackForOthers() {
#if defined(__linux__)
    constexpr int behind = 5;
    const auto thread = static_cast<id_t>(::gettid());  // Linux keeps this value for each thread
    errno = 0;
    const int before = ::getpriority(PRIO_PROCESS, thread);
    if (errno == 0) {
        ::setpriority(PRIO_PROCESS, thread, std::max(before, behind));
    }
#endif
}

}  // namespace ajepa
