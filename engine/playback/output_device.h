// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "engine/playback/clip_mixer.h"

namespace ajepa {

/// An output stream that runs for as long as it lives and asks the mixer for sound.
class OutputDevice {
public:
    virtual ~OutputDevice() = default;
    /// False once the device has gone.
    virtual bool isRunning() const = 0;
    virtual std::string description() const = 0;
    virtual int sampleRateHz() const = 0;
    /// The clock of ClipMixer::Place::audibleAtS.
    virtual double streamTimeS() const = 0;
    virtual std::uint64_t underruns() const = 0;
};

struct OpenedOutput {
    std::unique_ptr<OutputDevice> device;  ///< null if there is none
    std::string reason;                    ///< why not
};

/// Opens the preferred device that works. The mixer must outlive it.
OpenedOutput openOutput(ClipMixer& mixer);

}  // namespace ajepa
