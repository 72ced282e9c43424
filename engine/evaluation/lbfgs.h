// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <stop_token>
#include <vector>

namespace ajepa {

struct LbfgsOptions {
    int memory = 10;
    int maxIterations = 1000;
    double gradientTolerance = 1e-4;  ///< stop when the largest gradient component is below
};

/// Value of the objective at x, and its gradient written into the second argument.
using Objective = std::function<double(const std::vector<double>& x, std::vector<double>& gradient)>;

/// Minimises a smooth function by limited-memory BFGS (Nocedal and Wright, Algorithm 7.5) with a backtracking line search (Armijo) that keeps the
/// curvature condition by skipping updates. Deterministic. Returns the last point; `iterations`, if given, receives how many were needed.
std::vector<double> minimise(const Objective& objective, std::vector<double> start, const LbfgsOptions& options = {}, std::stop_token stop = {},
                             int* iterations = nullptr);

}  // namespace ajepa
