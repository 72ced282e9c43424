// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "engine/runs/append_file.h"
#include "engine/runs/tensorboard_record.h"

namespace ajepa {

/// The event files of a run's folder tensorboard/. Each process that trains writes a file of its own, begun with its first record, which supersedes what
/// older files have from its first step on: so a resumed run shows one curve. Methods return as AppendFile's: the problem of the first failure of a series.
class TensorboardFile {
public:
    explicit TensorboardFile(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Begins the file, unless there is one already: older files hold good up to `lastKept`.
    std::string begin(std::int64_t lastKept);
    std::string append(std::int64_t step, const std::vector<TensorboardScalar>& scalars);
    std::string append(std::int64_t step, std::string_view tag, const RgbPicture& picture);
    /// Brings everything to the disk, if there is anything.
    std::string sync();

private:
    void open(std::int64_t firstStep);
    std::string write(const std::string& records);

    std::filesystem::path folder_;
    std::optional<AppendFile> file_;
    std::string opening_;  ///< the records that begin the file, until they are handed on
};

}  // namespace ajepa
