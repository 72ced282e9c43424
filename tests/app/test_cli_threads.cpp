// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "tests/app/cli_process.h"

using ajepa::test::ajepaCli;

namespace {

/// Turns of the loop in which the OpenMP library lets a thread wait before it sleeps, as that library says itself when it is loaded (the last time).
std::string spinCount() {
    ::setenv("OMP_DISPLAY_ENV", "verbose", 1);
    const std::string said = ajepaCli("--version").err;
    ::unsetenv("OMP_DISPLAY_ENV");
    const std::string label = "GOMP_SPINCOUNT = '";
    const auto found = said.rfind(label);
    REQUIRE(found != std::string::npos);
    return said.substr(found + label.size(), said.find('\'', found + label.size()) - found - label.size());
}

}  // namespace

TEST_CASE("threads that wait sleep, unless the user chose otherwise") {
    ::unsetenv("OMP_WAIT_POLICY");
    CHECK(spinCount() == "0");
    ::setenv("GOMP_SPINCOUNT", "1234", 1);
    CHECK(spinCount() == "1234");
    ::unsetenv("GOMP_SPINCOUNT");
    ::setenv("OMP_WAIT_POLICY", "active", 1);
    CHECK(spinCount() != "0");
    ::unsetenv("OMP_WAIT_POLICY");
}
