// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/queue/holder_patience.h"

using namespace ajepa;
using namespace std::chrono_literals;

namespace {

constexpr HolderPatience::Clock::time_point start(1000h);
constexpr HolderPatience::Stamp first(10s), second(11s);

}  // namespace

TEST_CASE("patience with one holder ends after the limit") {
    HolderPatience patience(5s, first, start);
    CHECK_FALSE(patience.isSpent(first, start + 4999ms));
    CHECK(patience.isSpent(first, start + 5s));
}

TEST_CASE("patience begins anew with each holder, however long all of them take together") {
    HolderPatience patience(5s, first, start);
    for (int holder = 0; holder < 10; ++holder) {
        const auto taken = start + holder * 4s;
        CHECK_FALSE(patience.isSpent(first + std::chrono::seconds(holder), taken));
        CHECK_FALSE(patience.isSpent(first + std::chrono::seconds(holder), taken + 3999ms));
    }
}

TEST_CASE("a holder whose clock was set back is another holder, too") {
    HolderPatience patience(5s, second, start);
    CHECK_FALSE(patience.isSpent(first, start + 6s));
    CHECK(patience.isSpent(first, start + 11s));
}

TEST_CASE("without patience the first look is the last") {
    CHECK(HolderPatience(0s, first, start).isSpent(first, start));
}
