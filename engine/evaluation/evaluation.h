// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/jobs/engine.h"

namespace ajepa {

enum class Protocol {
    knn /* "knn": cosine, k = 10, softmax weights at temperature 0.07 */,
    linear /* "linear": logistic regression to convergence */
};
enum class Baseline { untrained /* "untrained" */, logMel /* "log-mel" */ };

struct EvaluationRequest {
    std::filesystem::path checkpoint;
    std::shared_ptr<const Corpus> corpus;
    Protocol protocol = Protocol::linear;
    EncoderChoice encoder = EncoderChoice::target;
    Pooling pooling{};
    std::vector<Baseline> baselines;
    int threads = 0;
};

/// Accuracy of one representation over the folds of a corpus, in percent.
struct Score {
    double mean = 0;
    double std = 0;  ///< over folds; 0 for a single split
    struct Fold {
        std::string name;
        double accuracy = 0;
        std::size_t train = 0, test = 0;
    };
    std::vector<Fold> folds;
};

struct EvaluationResult {
    Score score;
    std::map<std::string, Score> baselines;  ///< "untrained", "log-mel"
    std::string metric = "accuracy";
    std::string splitRule;  ///< "5 folds", "leave one group out", "official split"
    std::vector<std::string> unreadable;
    double seconds = 0;
};

/// How a corpus is split for a protocol: folds if it has them; else leave-one-group-out when there are 2 to 12 groups and `preferGroups`; else train/test splits;
/// else leave-one-group-out. Throws Error(data) if labels are missing or nothing can be split, in words.
struct Split {
    std::string name;
    std::vector<std::size_t> train, test;
};
std::vector<Split> evaluationSplits(const Corpus& corpus, std::string* rule = nullptr);

}  // namespace ajepa
