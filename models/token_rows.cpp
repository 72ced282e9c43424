// SPDX-License-Identifier: Apache-2.0
#include "models/token_rows.h"

#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <cassert>
#include <numeric>
#include <vector>

namespace ajepa {
namespace {

// index_select's own gradient adds row by row; distinct rows can simply be placed.
class GatherDistinctRows : public torch::autograd::Function<GatherDistinctRows> {
public:
    static torch::Tensor forward(torch::autograd::AutogradContext* context, const torch::Tensor& matrix_QD, const torch::Tensor& rows_R) {
        context->save_for_backward({rows_R});
        context->saved_data["rows"] = matrix_QD.size(0);
        return matrix_QD.index_select(0, rows_R);
    }

    static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context, const torch::autograd::variable_list& gradients) {
        const torch::Tensor& gradient_RD = gradients.front();
        torch::Tensor gradient_QD = torch::zeros({context->saved_data["rows"].toInt(), gradient_RD.size(1)}, gradient_RD.options());
        gradient_QD.index_copy_(0, context->get_saved_variables().front(), gradient_RD);
        return {gradient_QD, torch::Tensor()};
    }
};

}  // namespace

TokenRows TokenRows::uniform(std::int64_t sequences, std::int64_t length) {
    return {.sequences = sequences, .longest = length, .places_R = {}, .keyMask_S11L = {}};
}

TokenRows TokenRows::of(std::span<const std::int64_t> lengths, const torch::Device& device) {
    assert(!lengths.empty());
    const auto [shortest, longest] = std::minmax_element(lengths.begin(), lengths.end());
    TokenRows rows = uniform(static_cast<std::int64_t>(lengths.size()), *longest);
    if (*shortest == *longest) {
        return rows;
    }
    std::vector<std::int64_t> places;
    places.reserve(static_cast<std::size_t>(std::accumulate(lengths.begin(), lengths.end(), std::int64_t{0})));
    for (std::size_t sequence = 0; sequence < lengths.size(); ++sequence) {
        for (std::int64_t place = 0; place < lengths[sequence]; ++place) {
            places.push_back(static_cast<std::int64_t>(sequence) * rows.longest + place);
        }
    }
    const torch::Tensor places_R = torch::tensor(places, torch::kInt64);
    const torch::Tensor keys_SL = torch::zeros({rows.sequences * rows.longest}, torch::kBool).index_fill_(0, places_R, true);
    rows.places_R = places_R.to(device);
    rows.keyMask_S11L = keys_SL.view({rows.sequences, 1, 1, rows.longest}).to(device);
    return rows;
}

torch::Tensor padRows(const torch::Tensor& tokens_RD, const TokenRows& rows) {
    const std::int64_t width = tokens_RD.size(1);
    if (!rows.ragged()) {
        return tokens_RD.view({rows.sequences, rows.longest, width});
    }
    const torch::Tensor empty = torch::zeros({rows.sequences * rows.longest, width}, tokens_RD.options());
    return empty.index_copy(0, rows.places_R, tokens_RD).view({rows.sequences, rows.longest, width});
}

torch::Tensor packRows(const torch::Tensor& tokens_SLD, const TokenRows& rows) {
    const torch::Tensor flat = tokens_SLD.reshape({rows.sequences * rows.longest, tokens_SLD.size(2)});
    return rows.ragged() ? gatherDistinctRows(flat, rows.places_R) : flat;
}

torch::Tensor gatherDistinctRows(const torch::Tensor& matrix_QD, const torch::Tensor& rows_R) {
    return GatherDistinctRows::apply(matrix_QD, rows_R);
}

}  // namespace ajepa
