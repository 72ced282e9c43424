// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <stdexcept>
#include <thread>

#include "engine/base/work_beside.h"

using namespace ajepa;

TEST_CASE("work beside runs on another thread where it is worth one, else on the one that asks") {
    const std::thread::id here = std::this_thread::get_id();
    CHECK(workBeside(true, [] { return std::this_thread::get_id(); }).get() != here);
    CHECK(workBeside(false, [] { return std::this_thread::get_id(); }).get() == here);
}

TEST_CASE("what the work throws reaches the one that asks") {
    for (const bool worthAThread : {true, false}) {
        auto work = workBeside(worthAThread, []() -> int { throw std::runtime_error("broken"); });
        CHECK_THROWS_WITH(work.get(), "broken");
    }
}
