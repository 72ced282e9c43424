// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/base/error.h"
#include "engine/runs/metric_samples.h"
#include "tests/core/runs/run_folders.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

/// Rows of steps 1 to `count`, whose loss is the step.
std::string rows(std::int64_t count) {
    std::string text;
    for (std::int64_t step = 1; step <= count; ++step) {
        text += metricsRow({.step = step, .loss = static_cast<double>(step)}) + "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("a small file gives each of its points") {
    const TemporaryFolder folder;
    writeText(folder / "m", rows(3));
    CHECK(sampleLoss(folder / "m", 48) == std::vector<LossPoint>{{1, 1}, {2, 2}, {3, 3}});
    CHECK(sampleLoss(folder / "none", 48).empty());
}

TEST_CASE("of any number of rows about as many as asked for are given, the first and the last among them, in order") {
    const TemporaryFolder folder;
    for (const std::int64_t count : {47, 48, 49, 100, 300, 1'000, 20'000}) {
        writeText(folder / "m", rows(count));
        const std::vector<LossPoint> points = sampleLoss(folder / "m", 48);
        CAPTURE(count);
        CHECK(points.size() <= 48);
        CHECK(points.size() >= std::min<std::size_t>(46, static_cast<std::size_t>(count)));
        CHECK(points.front() == LossPoint{1, 1});
        CHECK(points.back() == LossPoint{static_cast<float>(count), static_cast<float>(count)});
        for (std::size_t i = 1; i < points.size(); ++i) {
            CHECK(points[i].step > points[i - 1].step);
            CHECK(points[i].loss == points[i].step);  // a whole row, not two halves
            CHECK(points[i].step - points[i - 1].step <= 1.5F * static_cast<float>(count) / 46 + 1);
        }
    }
}

TEST_CASE("a torn last line, other text and values that are not finite are left out") {
    const TemporaryFolder folder;
    writeText(folder / "m",
              rows(2) + "rubbish\n{\"step\":3,\"loss\":null}\n" + R"({"step":4,"loss":0.5,"prediction_loss":9})" + "\n{\"step\":5,\"lo");
    CHECK(sampleLoss(folder / "m", 48) == std::vector<LossPoint>{{1, 1}, {2, 2}, {4, 0.5F}});
    writeText(folder / "m", rows(20'000) + "{\"step\":20001,\"lo");
    CHECK(sampleLoss(folder / "m", 48).back().step == 20'000);
    writeText(folder / "m", "");
    CHECK(sampleLoss(folder / "m", 48).empty());
    writeText(folder / "m", std::string(1 << 20, 'x'));  // one line without an end
    CHECK(sampleLoss(folder / "m", 48).empty());
}

TEST_CASE("sampled rows are rows of the file") {
    const TemporaryFolder folder;
    writeText(folder / "m", rows(20'000));
    for (const StepMetrics& row : sampleMetrics(folder / "m", 300)) {
        CHECK(row.loss == static_cast<double>(row.step));
    }
}
