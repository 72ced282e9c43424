// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stop_token>

#include "engine/evaluation/labelled_features.h"

namespace ajepa {

/// Multinomial logistic regression on standardised features, trained to convergence: minimises the mean cross-entropy plus
/// |W|^2 / (2 C rows) with C = 1 (the objective of scikit-learn's default, bias not regularised). Deterministic.
/// Both parts are standardised by the training part first. Returns the test accuracy in [0, 1].
double linearProbeAccuracy(LabelledFeatures train, LabelledFeatures test, int classes, std::stop_token stop = {});

/// Cosine k-nearest-neighbour vote: k = 10, weights softmax(similarity / 0.07) over the neighbours, summed a class (method.md 2.11, each vector
/// normalised: true cosine). Returns the test accuracy in [0, 1].
double knnAccuracy(const LabelledFeatures& train, const LabelledFeatures& test, int classes);

}  // namespace ajepa
