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

/// Which part trains and which tests. automatic: folds if the corpus has them; else leave one group out with 2 to 12 groups; else the official train/test split;
/// else leave one group out.
enum class SplitRule { automatic /* "auto" */, folds /* "folds" */, groups /* "groups" */, official /* "official" */ };

struct EvaluationRequest {
    std::filesystem::path checkpoint;
    std::shared_ptr<const Corpus> corpus;
    Protocol protocol = Protocol::linear;
    EncoderChoice encoder = EncoderChoice::target;
    Pooling pooling{};
    SplitRule splits = SplitRule::automatic;
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

/// One training part and one test part of a corpus, as clip indices.
struct Split {
    std::string name;
    std::vector<std::size_t> train, test;
};

/// The splits of a corpus under a rule; `rule`, if given, receives what was used, in words. Throws Error(data) if clips have no or several labels, or if
/// the corpus has nothing to split by: which column is missing.
std::vector<Split> evaluationSplits(const Corpus& corpus, SplitRule splits = SplitRule::automatic, std::string* rule = nullptr);

}  // namespace ajepa
