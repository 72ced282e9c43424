// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "engine/base/thread_priority.h"

namespace {

int niceness() {
    return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()));
}

}  // namespace

TEST_CASE("a thread that steps back takes its own threads with it and leaves the others where they are") {
    const int before = niceness();
    int itself = -1, child = -1;
    std::thread([&] {
        ajepa::stepBackForOthers();
        itself = niceness();
        std::thread([&] { child = niceness(); }).join();
        ajepa::stepBackForOthers();
        CHECK(niceness() == itself);
    }).join();
    CHECK(itself == std::max(before, 5));
    CHECK(child == itself);
    CHECK(niceness() == before);
}
