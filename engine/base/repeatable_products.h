// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ajepa {

/// Has matrix products of a GPU give the same bits in each run: cuBLAS does so only with a workspace of its own (`CUBLAS_WORKSPACE_CONFIG`), for which it looks when it
/// is loaded. Keeps a choice of the user. Changes the environment, so the first lines of `main` call it, before there are other threads.
void keepProductsRepeatable();

}  // namespace ajepa
