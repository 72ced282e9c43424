// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/machine/machine_load.h"

namespace ajepa {

/// NVIDIA's management library, which comes with the driver, opened at run time. Figures that it does not give are absent.
class Nvml {
public:
    /// nullptr if the library, one of its functions, or a driver that answers is not there.
    static std::unique_ptr<Nvml> open(const std::string& library);
    ~Nvml();
    Nvml(const Nvml&) = delete;
    Nvml& operator=(const Nvml&) = delete;

    std::vector<GpuLoad> look() const;

private:
    struct Functions;
    explicit Nvml(std::unique_ptr<Functions> functions);

    std::unique_ptr<Functions> functions_;
};

}  // namespace ajepa
