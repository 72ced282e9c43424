// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdint>
#include <numeric>
#include <vector>

#include "engine/base/huge_pages.h"

using namespace ajepa;

TEST_CASE("large vectors begin at a large page and hold what any vector holds") {
    using Vector = std::vector<float, HugePageAllocator<float>>;
    for (const std::size_t count : {std::size_t{1}, std::size_t{1000}, std::size_t{1} << 20U, (std::size_t{1} << 20U) + 3}) {
        CAPTURE(count);
        Vector values(count);
        std::iota(values.begin(), values.end(), 0.0F);
        const auto address = reinterpret_cast<std::uintptr_t>(values.data());
        CHECK(address % (count * sizeof(float) >= (2U << 20U) ? 2U << 20U : 64U) == 0);
        const Vector copy = values;
        values.assign(5, 1.0F);
        CHECK(copy.back() == static_cast<float>(count - 1));
        CHECK(copy.front() == 0.0F);
    }
}

TEST_CASE("more than there is is refused as by any allocator") {
    CHECK_THROWS_AS(allocateHugePages(std::size_t{1} << 60U), std::bad_alloc);
    CHECK_THROWS_AS(HugePageAllocator<double>().allocate(static_cast<std::size_t>(-1) / 4), std::bad_alloc);
}
