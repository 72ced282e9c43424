// SPDX-License-Identifier: Apache-2.0
// Takes the place of output_portaudio.cpp where PortAudio was not found at build time.
#include "engine/playback/output_device.h"

namespace ajepa {

OpenedOutput openOutput(ClipMixer& /*mixer*/, const std::string& /*wanted*/) {
    return {nullptr, "this build has no PortAudio", {}};
}

}  // namespace ajepa
