// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "engine/runs/checkpoint_writer.h"
#include "tests/core/runs/checkpoint_content.h"
#include "tests/core/runs/file_size_limit.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

TEST_CASE("what is committed are the values at begin, though they change while the commit runs") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder.path(), 2);
    CheckpointWriter writer(store);
    CHECK_FALSE(writer.wait());
    std::vector<float> weights(500'000);
    for (std::int64_t step = 1; step <= 4; ++step) {
        std::ranges::fill(weights, static_cast<float>(step));
        const std::vector<std::int64_t> shape{static_cast<std::int64_t>(weights.size())};
        const TensorView view{"context_encoder.norm.weight", ScalarType::f32, shape, std::as_bytes(std::span<const float>(weights))};
        writer.begin({step, {view}, {view}, "{}", "[train]\n"});
        std::ranges::fill(weights, -1.0F);
        const auto outcome = writer.wait();
        REQUIRE(outcome);
        CHECK(outcome->step == step);
        CHECK_FALSE(outcome->failure);
        CHECK(verifyCheckpoint(outcome->path).verified);
        for (const char* file : {"model.safetensors", "optimizer.safetensors"}) {
            const auto values = SafetensorsFile(outcome->path / file).readFloats("context_encoder.norm.weight");
            CHECK(std::ranges::count(values, static_cast<float>(step)) == 500'000);
        }
        CHECK_FALSE(writer.ended());
    }
}

TEST_CASE("an outcome is told once, and a commit that failed leaves the way free for the next") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder.path(), 2);
    CheckpointWriter writer(store);
    {
        const FileSizeLimit limit(1000);
        writer.begin(SmallCheckpoint(1));
        const auto outcome = writer.wait();
        REQUIRE(outcome);
        REQUIRE(outcome->failure);
        CHECK(outcome->failure->kind() == ErrorKind::storage);
        CHECK_FALSE(writer.wait());
    }
    CHECK(store.list().empty());
    writer.begin(SmallCheckpoint(2));
    CHECK_FALSE(writer.wait()->failure);
    CHECK(store.newestVerified()->step == 2);
}

TEST_CASE("a writer that goes away finishes what is in flight") {
    const TemporaryFolder folder;
    const CheckpointStore store(folder.path(), 2);
    {
        CheckpointWriter writer(store);
        writer.begin(SmallCheckpoint(3, 200'000));
        CHECK_THROWS_AS(writer.begin(SmallCheckpoint(4)), std::logic_error);
    }
    CHECK(store.newestVerified()->step == 3);
}
