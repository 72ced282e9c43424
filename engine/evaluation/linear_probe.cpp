// SPDX-License-Identifier: Apache-2.0
#include "engine/evaluation/linear_probe.h"

#include <torch/types.h>

#include "engine/evaluation/lbfgs.h"

namespace ajepa {
namespace {

torch::Tensor matrix(const LabelledFeatures& features, torch::ScalarType type) {
    auto* values = const_cast<float*>(features.values.data());  // from_blob has no const form; the tensor is only read
    return torch::from_blob(values, {static_cast<std::int64_t>(features.rows()), features.dim}, torch::kFloat).to(type, false, true);
}

torch::Tensor classTensor(const LabelledFeatures& features) {
    return torch::tensor(std::vector<std::int64_t>(features.classes.begin(), features.classes.end()));
}

double shareEqual(const torch::Tensor& predicted, const LabelledFeatures& test) {
    return predicted.eq(classTensor(test)).to(torch::kDouble).mean().item<double>();
}

// Weights [dim + 1, classes], the last row is the bias.
torch::Tensor fitLogistic(const torch::Tensor& x_ND, const torch::Tensor& y_N, int classes, const std::stop_token& stop) {
    const std::int64_t rows = x_ND.size(0), dim = x_ND.size(1);
    const torch::Tensor oneHot_NC = torch::zeros({rows, classes}, torch::kDouble).scatter_(1, y_N.unsqueeze(1), 1.0);
    const double decay = 1.0 / static_cast<double>(rows);
    const Objective objective = [&](const std::vector<double>& flat, std::vector<double>& gradient) {
        const torch::Tensor w = torch::from_blob(const_cast<double*>(flat.data()), {dim + 1, classes}, torch::kDouble);
        const torch::Tensor w_DC = w.narrow(0, 0, dim);
        const torch::Tensor logP_NC = torch::log_softmax(torch::addmm(w[dim], x_ND, w_DC), 1);
        const double loss = -(logP_NC * oneHot_NC).sum().item<double>() / static_cast<double>(rows) + 0.5 * decay * w_DC.pow(2).sum().item<double>();
        const torch::Tensor error_NC = (logP_NC.exp() - oneHot_NC) / static_cast<double>(rows);
        torch::Tensor g = torch::from_blob(gradient.data(), {dim + 1, classes}, torch::kDouble);
        g.narrow(0, 0, dim).copy_(torch::mm(x_ND.t(), error_NC) + decay * w_DC);
        g[dim].copy_(error_NC.sum(0));
        return loss;
    };
    const auto start = std::vector<double>(static_cast<std::size_t>((dim + 1) * classes));
    const std::vector<double> best = minimise(objective, start, {.maxIterations = 2000, .gradientTolerance = 1e-5}, stop);
    return torch::tensor(best, torch::kDouble).view({dim + 1, classes});
}

}  // namespace

double linearProbeAccuracy(LabelledFeatures train, LabelledFeatures test, int classes, std::stop_token stop) {
    const torch::NoGradGuard noGrad;
    standardise(train, test);
    const torch::Tensor w = fitLogistic(matrix(train, torch::kDouble), classTensor(train), classes, stop);
    const torch::Tensor logits_NC = torch::addmm(w[train.dim], matrix(test, torch::kDouble), w.narrow(0, 0, train.dim));
    return shareEqual(logits_NC.argmax(1), test);
}

double knnAccuracy(const LabelledFeatures& train, const LabelledFeatures& test, int classes) {
    const torch::NoGradGuard noGrad;
    constexpr double temperature = 0.07;
    const auto unit = [](const LabelledFeatures& part) {
        const torch::Tensor x_ND = matrix(part, torch::kFloat);
        return x_ND / x_ND.norm(2, 1, true).clamp_min(1e-12);
    };
    const std::int64_t k = std::min<std::int64_t>(10, static_cast<std::int64_t>(train.rows()));
    const auto [similarity_NK, index_NK] = torch::mm(unit(test), unit(train).t()).topk(k, 1);
    const torch::Tensor weights_NK = torch::softmax(similarity_NK / temperature, 1);
    const torch::Tensor neighbours_NK = classTensor(train).index_select(0, index_NK.flatten()).view_as(index_NK);
    const torch::Tensor votes_NC = torch::zeros({similarity_NK.size(0), classes}).scatter_add_(1, neighbours_NK, weights_NK);
    return shareEqual(votes_NC.argmax(1), test);
}

}  // namespace ajepa
