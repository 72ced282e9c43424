// SPDX-License-Identifier: Apache-2.0
// S sequences of L tokens each
#pragma once

#include <torch/types.h>

namespace ajepa {

/// How one block works otherwise than at test: fine-tuning's regularisation. What is undefined is not varied.
struct BlockVariation {
    torch::Tensor allowed_S1LL;   ///< bool: token i of a sequence attends to token j; shared by the heads (regularized masking)
    torch::Tensor attention_S11;  ///< factor of the attention branch, 0 passes by it (stochastic depth)
    torch::Tensor mlp_S11;        ///< the same of the MLP branch
};

}  // namespace ajepa
