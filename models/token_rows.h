// SPDX-License-Identifier: Apache-2.0
// S sequences · L places of the longest sequence · R rows, all tokens of the batch one after another · D width
#pragma once

#include <torch/types.h>

#include <cstdint>
#include <span>

namespace ajepa {

/// How the rows of a packed token matrix [R, D] fall into sequences. Sequences of unequal length (ragged contexts) are packed without padding, so that
/// the linear layers compute nothing in vain; only attention pads them to [S, L, D] and masks the empty places.
struct TokenRows {
    std::int64_t sequences = 0;
    std::int64_t longest = 0;
    torch::Tensor places_R;      ///< int64, row -> sequence * longest + place; undefined if all sequences have the same length
    torch::Tensor keyMask_S11L;  ///< bool, true where a token is; undefined if all sequences have the same length

    bool ragged() const { return places_R.defined(); }
    std::int64_t rows() const { return ragged() ? places_R.size(0) : sequences * longest; }

    /// S sequences of `length` tokens each.
    static TokenRows uniform(std::int64_t sequences, std::int64_t length);
    /// Sequences of the given lengths, each at least 1. Uniform if they are all equal.
    static TokenRows of(std::span<const std::int64_t> lengths, const torch::Device& device);
};

/// [R, D] -> [S, L, D], zero where no token is.
torch::Tensor padRows(const torch::Tensor& tokens_RD, const TokenRows& rows);

/// [S, L, D] -> [R, D].
torch::Tensor packRows(const torch::Tensor& tokens_SLD, const TokenRows& rows);

/// Rows of a matrix [Q, D] by distinct indices [R] -> [R, D]. Its gradient places rows instead of adding them, which is quick and deterministic:
/// `rows_R` must hold no index twice.
torch::Tensor gatherDistinctRows(const torch::Tensor& matrix_QD, const torch::Tensor& rows_R);

}  // namespace ajepa
