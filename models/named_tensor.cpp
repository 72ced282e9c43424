// SPDX-License-Identifier: Apache-2.0
#include "models/named_tensor.h"

#include <torch/types.h>

namespace ajepa {

std::vector<NamedTensor> onHost(std::vector<NamedTensor> tensors) {
    for (NamedTensor& named : tensors) {
        named.tensor = named.tensor.detach().cpu();
    }
    return tensors;
}

void append(std::vector<NamedTensor>& into, const std::string& prefix, const torch::OrderedDict<std::string, torch::Tensor>& tensors) {
    for (const auto& tensor : tensors) {
        into.push_back({prefix + tensor.key(), tensor.value()});
    }
}

}  // namespace ajepa
