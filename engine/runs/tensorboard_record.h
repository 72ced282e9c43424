// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/jobs/run_events.h"
#include "engine/picture/png_file.h"

/// Records of a TensorBoard event file, as bytes: TFRecord frames around Event messages (tensorflow/core/util/event.proto). Wall times are seconds since 1970.
namespace ajepa {

/// A curve's name and a value of it; TensorBoard groups names by what stands before the slash.
struct TensorboardScalar {
    std::string_view tag;
    double value = 0;  ///< stored as a 32-bit float
};

/// What a reported step adds to the curves.
std::vector<TensorboardScalar> tensorboardScalars(const StepMetrics& metrics);
std::vector<TensorboardScalar> tensorboardScalars(const HealthFigures& figures);

/// The first record of each file.
std::string tensorboardVersionRecord(double wallTime);
/// Tells readers to forget what older files of the folder have at `step` and later.
std::string tensorboardStartRecord(double wallTime, std::int64_t step);
/// A picture as the bytes of a PNG file.
std::string tensorboardImageRecord(double wallTime, std::int64_t step, std::string_view tag, const RgbPicture& picture);
std::string tensorboardScalarsRecord(double wallTime, std::int64_t step, const std::vector<TensorboardScalar>& scalars);

}  // namespace ajepa
