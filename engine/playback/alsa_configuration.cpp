// SPDX-License-Identifier: Apache-2.0
#include "engine/playback/alsa_configuration.h"

#if __has_include(<alsa/asoundlib.h>)
#include <alsa/asoundlib.h>

namespace ajepa {

std::string alsaProblem() {
    snd_config_t* found = nullptr;
    const auto defines = [&found](const char* key) { return snd_config_search(snd_config, key, &found) >= 0; };
    if (snd_config_update() < 0 || snd_config == nullptr) {
        return "ALSA's configuration cannot be read; mend ~/.asoundrc, /etc/asound.conf or what ALSA_CONFIG_PATH names";
    }
    if (!defines("pcm.default") && !defines("pcm.dmix")) {
        return "ALSA's configuration defines no default device; install the package libasound2-data, or unset ALSA_CONFIG_PATH";
    }
    return {};
}

}  // namespace ajepa

#else

namespace ajepa {

std::string alsaProblem() {
    return {};
}

}  // namespace ajepa
#endif
