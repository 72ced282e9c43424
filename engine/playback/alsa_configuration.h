// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace ajepa {

/// Why PortAudio must not be initialised over the ALSA of this machine, as words that follow "no audio device: "; empty if it may. PortAudio 19.6 and 19.7
/// abort the whole program (an assertion of its device list) where ALSA's configuration defines neither `pcm.default` nor `pcm.dmix`, which is so where the
/// configuration files are missing, as in a small container.
std::string alsaProblem();

}  // namespace ajepa
