// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "engine/evaluation/lbfgs.h"
#include "engine/evaluation/linear_probe.h"
#include "tests/support/test_data.h"

using namespace ajepa;

namespace {

/// The problem of tests/golden/evaluation/make_probe.py with scikit-learn's accuracy on it.
struct Problem {
    LabelledFeatures train, test;
    double linear = 0, knn = 0;
};

Problem readProblem() {
    Problem problem;
    problem.train.dim = problem.test.dim = 8;
    std::ifstream file(test::golden("evaluation/probe.csv"));
    for (std::string line; std::getline(file, line);) {
        std::istringstream cells(line);
        std::vector<std::string> row;
        for (std::string cell; std::getline(cells, cell, ',');) {
            row.push_back(cell);
        }
        LabelledFeatures& part = row[0] == "train" ? problem.train : problem.test;
        part.classes.push_back(std::stoi(row[1]));
        part.clips.push_back(part.clips.size());
        for (std::size_t i = 4; i < row.size(); ++i) {
            part.values.push_back(std::stof(row[i]));
        }
        if (row[0] == "test") {
            problem.linear += row[2] == row[1] ? 1.0 / 90 : 0;
            problem.knn += row[3] == row[1] ? 1.0 / 90 : 0;
        }
    }
    return problem;
}

}  // namespace

TEST_CASE("the linear probe has scikit-learn's accuracy") {
    const Problem problem = readProblem();
    REQUIRE(problem.test.rows() == 90);
    CHECK(linearProbeAccuracy(problem.train, problem.test, 3) == doctest::Approx(problem.linear).epsilon(1e-9));
}

TEST_CASE("the kNN vote has numpy's accuracy") {
    const Problem problem = readProblem();
    CHECK(knnAccuracy(problem.train, problem.test, 3) == doctest::Approx(problem.knn).epsilon(1e-9));
}

TEST_CASE("L-BFGS finds the minimum of Rosenbrock's function") {
    const Objective rosenbrock = [](const std::vector<double>& x, std::vector<double>& g) {
        const double a = 1 - x[0], b = x[1] - x[0] * x[0];
        g = {-2 * a - 400 * x[0] * b, 200 * b};
        return a * a + 100 * b * b;
    };
    const auto x = minimise(rosenbrock, {-1.2, 1.0}, {.gradientTolerance = 1e-9});
    CHECK(x[0] == doctest::Approx(1).epsilon(1e-6));
    CHECK(x[1] == doctest::Approx(1).epsilon(1e-6));
}

TEST_CASE("standardising uses the training part alone and leaves constant dimensions centred") {
    LabelledFeatures train{{1, 5, 3, 5}, 2, {0, 1}, {0, 1}}, test{{5, 7}, 2, {0}, {0}};
    standardise(train, test);
    CHECK(train.values == std::vector<float>{-1, 0, 1, 0});
    CHECK(test.values == std::vector<float>{3, 2});
}
