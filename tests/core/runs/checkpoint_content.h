// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/statvfs.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/runs/checkpoint_store.h"

namespace ajepa::test {

/// A small checkpoint whose numbers follow from its step, so that a mixture of two is seen.
class SmallCheckpoint {
public:
    explicit SmallCheckpoint(std::int64_t step, std::size_t floats = 1000) : values_(floats, static_cast<float>(step)) {
        const auto bytes = std::as_bytes(std::span(values_));
        const std::vector<std::int64_t> shape{static_cast<std::int64_t>(floats)};
        content_.step = step;
        content_.model = {{"context_encoder.norm.weight", ScalarType::f32, shape, bytes}};
        content_.optimizer = {{"first.context_encoder.norm.weight", ScalarType::f32, shape, bytes}};
        content_.trainerJson = "{\"step\":" + std::to_string(step) + "}\n";
        content_.configToml = "[train]\nsteps = 100\n";
    }
    SmallCheckpoint(const SmallCheckpoint&) = delete;
    SmallCheckpoint& operator=(const SmallCheckpoint&) = delete;
    operator const CheckpointContent&() const { return content_; }

private:
    std::vector<float> values_;
    CheckpointContent content_;
};

/// A folder of its own in memory, where there is room for it: fsync costs nothing there, and a test can make thousands. Else in the usual place.
class FastFolder {
public:
    FastFolder() {
        struct statvfs status {};
        const bool roomy = ::statvfs("/dev/shm", &status) == 0 && std::uint64_t{status.f_bavail} * status.f_frsize > (std::uint64_t{256} << 20U);
        std::string pattern = ((roomy ? "/dev/shm" : std::filesystem::temp_directory_path()) / std::filesystem::path("ajepa-test-XXXXXX")).string();
        if (::mkdtemp(pattern.data()) == nullptr) {
            throw std::runtime_error("no temporary folder could be made as " + pattern);
        }
        path_ = pattern;
    }
    ~FastFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    FastFolder(const FastFolder&) = delete;
    FastFolder& operator=(const FastFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Steps of a list, in its order.
inline std::vector<std::int64_t> stepsOf(const std::vector<CheckpointEntry>& entries) {
    std::vector<std::int64_t> steps;
    for (const CheckpointEntry& entry : entries) {
        steps.push_back(entry.step);
    }
    return steps;
}

}  // namespace ajepa::test
