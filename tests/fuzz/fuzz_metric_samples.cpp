// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "engine/runs/metric_samples.h"
#include "tests/fuzz/fuzz_input.h"

using namespace ajepa;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::textOf(bytes, size);
    const std::filesystem::path path = fuzz::fileOf(text);
    const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    const std::string all = sampleLines(path, std::max<std::size_t>(lines, 2)), two = sampleLines(path, 2);
    fuzz::mustHold(all == text.substr(0, text.rfind('\n') + 1), "few lines are all read, but for a torn one");
    fuzz::mustHold(std::count(two.begin(), two.end(), '\n') == static_cast<std::ptrdiff_t>(std::min<std::size_t>(lines, 2)),
                   "of many lines as many are read as were asked for");
    const std::vector<LossPoint> points = sampleLoss(path, 8);
    fuzz::mustHold(points.size() <= 8, "a spark line has no more points than were asked for");
    fuzz::mustHold(
        std::all_of(points.begin(), points.end(), [](const LossPoint& point) { return std::isfinite(point.step) && std::isfinite(point.loss); }),
        "a spark line is drawn of numbers");
    return 0;
}
