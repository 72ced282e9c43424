// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ajepa {

/// Lets the calling thread, and the threads that it starts from now on, step back whenever another one wants its core (five steps of `nice`): beside a training on
/// all cores a window still paints in time. Alone they are as fast as before. Linux only, elsewhere nothing; never raises a priority.
void stepBackForOthers();

}  // namespace ajepa
