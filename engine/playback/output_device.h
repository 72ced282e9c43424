// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/playback/clip_mixer.h"

namespace ajepa {

/// An output stream that runs for as long as it lives and asks the mixer for sound.
class OutputDevice {
public:
    virtual ~OutputDevice() = default;
    /// False once the device has gone: its stream ended, or has stopped asking for sound.
    virtual bool isRunning() const = 0;
    /// Its name, as in OpenedOutput::devices.
    virtual std::string name() const = 0;
    /// The name and the sample rate.
    virtual std::string description() const = 0;
    virtual int sampleRateHz() const = 0;
    /// The clock of ClipMixer::Place::audibleAtS.
    virtual double streamTimeS() const = 0;
    virtual std::uint64_t underruns() const = 0;
};

struct OpenedOutput {
    std::unique_ptr<OutputDevice> device;  ///< null if there is none
    std::string reason;                    ///< why not
    std::vector<std::string> devices;      ///< names of those with an output, "pulse (ALSA)", in the order in which they are tried
};

/// Opens the device of this name, or, if it is empty, missing or does not open, the preferred one that works. The mixer must outlive it.
OpenedOutput openOutput(ClipMixer& mixer, const std::string& wanted);

}  // namespace ajepa
