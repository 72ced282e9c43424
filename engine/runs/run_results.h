// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ajepa {

/// One evaluation of a run: a file of RUN/evaluations, one of its encoders.
struct RunResult {
    std::string corpus;
    std::string protocol;  ///< "knn", "linear"
    std::string pool;      ///< "mean", "segments:4"
    std::string encoder;   ///< "target", "context"
    std::string metric;    ///< "accuracy"
    std::int64_t step = 0;
    double mean = 0;                          ///< percent, over the parts
    double std = 0;                           ///< percent, over the parts
    int parts = 0;                            ///< folds, or 1
    std::map<std::string, double> baselines;  ///< name -> mean, percent

    bool operator==(const RunResult&) const = default;
    /// Whether two results answer the same question, at whatever step.
    bool sameTask(const RunResult& other) const;
};

/// All results of a run, tasks in the order of their names, later steps behind. A file that is no result is passed over: evaluations are a by-product, and the
/// run is shown without it. Throws Error(storage) if the folder cannot be listed.
std::vector<RunResult> readResults(const std::filesystem::path& run);

/// The newest result of each task, in order.
std::vector<RunResult> newestResults(const std::vector<RunResult>& results);

}  // namespace ajepa
