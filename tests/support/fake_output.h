// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <string>

#include "engine/playback/output_device.h"

namespace ajepa {

/// A device that is there until a test takes it away.
class FakeOutput final : public OutputDevice {
public:
    explicit FakeOutput(const std::atomic<bool>& running) : running_(running) {}
    bool isRunning() const override { return running_; }
    std::string name() const override { return "fake (test)"; }
    std::string description() const override { return "fake (test) 8 kHz"; }
    int sampleRateHz() const override { return 8000; }
    double streamTimeS() const override { return 0; }
    std::uint64_t underruns() const override { return 0; }

private:
    const std::atomic<bool>& running_;
};

}  // namespace ajepa
