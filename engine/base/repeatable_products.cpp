// SPDX-License-Identifier: Apache-2.0
#include "engine/base/repeatable_products.h"

#include <cstdlib>

namespace ajepa {

void keepProductsRepeatable() {
    ::setenv("CUBLAS_WORKSPACE_CONFIG", ":4096:8", 0);
}

}  // namespace ajepa
