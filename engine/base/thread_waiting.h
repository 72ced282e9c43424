// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ajepa {

/// Makes the OpenMP threads of this program (LibTorch's kernels) sleep while they wait for work, where they would spin by default: beside other programs on two busy
/// cores a training is then three to four times as fast, and alone on them a tenth. The OpenMP library reads this choice (`OMP_WAIT_POLICY`) when it is loaded, before
/// `main`, so the program starts once more in its own process with the variable set; the first line of `main`. Does nothing where the user made a choice
/// (`OMP_WAIT_POLICY` or `GOMP_SPINCOUNT`). No number depends on it.
void letWaitingThreadsSleep(char** arguments);

}  // namespace ajepa
