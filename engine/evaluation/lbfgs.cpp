// SPDX-License-Identifier: Apache-2.0
#include "engine/evaluation/lbfgs.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>

namespace ajepa {
namespace {

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

void addScaled(Vector& a, double scale, const Vector& b) {
    for (std::size_t i = 0; i < a.size(); ++i) {
        a[i] += scale * b[i];
    }
}

double largestMagnitude(const Vector& a) {
    double largest = 0;
    for (const double x : a) {
        largest = std::max(largest, std::abs(x));
    }
    return largest;
}

struct Correction {
    Vector step, change;  // s = x' - x, y = g' - g
    double inverseCurvature;
};

// The two-loop recursion: -H g.
Vector direction(const std::deque<Correction>& corrections, const Vector& gradient) {
    Vector d = gradient;
    std::vector<double> alpha(corrections.size());
    for (std::size_t i = corrections.size(); i-- > 0;) {
        alpha[i] = corrections[i].inverseCurvature * dot(corrections[i].step, d);
        addScaled(d, -alpha[i], corrections[i].change);
    }
    if (!corrections.empty()) {
        const Correction& last = corrections.back();
        const double scale = 1.0 / (last.inverseCurvature * dot(last.change, last.change));
        std::transform(d.begin(), d.end(), d.begin(), [scale](double x) { return scale * x; });
    }
    for (std::size_t i = 0; i < corrections.size(); ++i) {
        const double beta = corrections[i].inverseCurvature * dot(corrections[i].change, d);
        addScaled(d, alpha[i] - beta, corrections[i].step);
    }
    std::transform(d.begin(), d.end(), d.begin(), std::negate<>());
    return d;
}

void remember(std::deque<Correction>& corrections, Vector step, Vector change, int memory) {
    const double curvature = dot(step, change);
    if (curvature <= 1e-12 * dot(change, change)) {
        return;
    }
    corrections.push_back({std::move(step), std::move(change), 1.0 / curvature});
    if (corrections.size() > static_cast<std::size_t>(memory)) {
        corrections.pop_front();
    }
}

}  // namespace

std::vector<double> minimise(const Objective& objective, std::vector<double> start, const LbfgsOptions& options, std::stop_token stop,
                             int* iterations) {
    Vector x = std::move(start), gradient(x.size()), nextGradient(x.size());
    double value = objective(x, gradient);
    std::deque<Correction> corrections;
    int iteration = 0;
    for (; iteration < options.maxIterations && largestMagnitude(gradient) > options.gradientTolerance && !stop.stop_requested(); ++iteration) {
        const Vector d = direction(corrections, gradient);
        const double slope = dot(d, gradient);
        double length = corrections.empty() ? std::min(1.0, 1.0 / std::sqrt(dot(gradient, gradient))) : 1.0;
        Vector next;
        double nextValue = value;
        for (int halving = 0;; ++halving) {
            next = x;
            addScaled(next, length, d);
            nextValue = objective(next, nextGradient);
            if (nextValue <= value + 1e-4 * length * slope) {
                break;
            }
            if (halving == 40) {
                return x;  // no descent left at this precision
            }
            length *= 0.5;
        }
        Vector change = nextGradient;
        addScaled(change, -1.0, gradient);
        Vector step = next;
        addScaled(step, -1.0, x);
        remember(corrections, std::move(step), std::move(change), options.memory);
        x = std::move(next);
        std::swap(gradient, nextGradient);
        value = nextValue;
    }
    if (iterations != nullptr) {
        *iterations = iteration;
    }
    return x;
}

}  // namespace ajepa
