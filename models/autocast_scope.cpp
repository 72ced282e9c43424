// SPDX-License-Identifier: Apache-2.0
#include "models/autocast_scope.h"

#include <ATen/autocast_mode.h>

namespace ajepa {

AutocastScope::AutocastScope(const torch::Device& device, Precision precision) : device_(device.type()), active_(precision == Precision::bf16) {
    if (!active_) {
        return;
    }
    before_ = at::autocast::is_autocast_enabled(device_);
    typeBefore_ = at::autocast::get_autocast_dtype(device_);
    at::autocast::set_autocast_dtype(device_, torch::kBFloat16);
    at::autocast::set_autocast_enabled(device_, true);
    at::autocast::increment_nesting();
}

AutocastScope::~AutocastScope() {
    if (!active_) {
        return;
    }
    if (at::autocast::decrement_nesting() == 0) {
        at::autocast::clear_cache();  // the weights' bf16 copies: the next update changes the weights
    }
    at::autocast::set_autocast_enabled(device_, before_);
    at::autocast::set_autocast_dtype(device_, typeBefore_);
}

}  // namespace ajepa
