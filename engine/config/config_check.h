// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/error.h"
#include "engine/config/run_config.h"

namespace ajepa {

/// What the machine has; filled by `machineInfo()` or by a test.
struct MachineInfo {
    int cores = 1;
    std::int64_t memoryBytes = 0;     ///< physical memory available to this process
    std::int64_t gpuMemoryBytes = 0;  ///< 0 without a usable GPU
    std::string gpuName;
    std::int64_t diskFreeBytes = 0;  ///< on the file system of the runs folder; 0 if unknown
    bool bf16 = false;               ///< the processor multiplies bf16 numbers (AVX-512 BF16 or AMX)
};
MachineInfo machineInfo();

/// One thing that is wrong. `kind` decides the exit code: request (2), device (5), or storage (4) for a full disk.
struct ConfigIssue {
    std::string field;    ///< "mask.targets"
    std::string message;  ///< what is wrong, with the values
    std::string hint;     ///< what would be right
    ErrorKind kind = ErrorKind::request;
};

/// Bytes that a training step needs at its peak: parameters, gradients, moments, target, the copy of a checkpoint that is being
/// written, activations of batch_size clips.
/// A model good to about 20 %, for the refusal before a run starts; the terms stand in the implementation.
std::int64_t estimatedTrainingBytes(const RunConfig& config);

/// Bytes of one checkpoint (model and optimiser).
std::int64_t estimatedCheckpointBytes(const RunConfig& config);

/// Trained parameters and all parameters, by formula: equal to what the networks have (tests say so). Positions are not counted.
std::int64_t encoderParameters(const RunConfig& config);
std::int64_t predictorParameters(const RunConfig& config);

/// Whether a training computes on the machine's GPU: device.name names one, or is `auto` and there is one.
bool computesOnGpu(const RunConfig& config, const MachineInfo& machine);

/// Bytes of the memory that a training has to fit into: the GPU's, or the processor's.
std::int64_t trainingMemory(const RunConfig& config, const MachineInfo& machine);

/// Every problem at once; empty means the run can start. Ranges of the field table, divisibility (heads, patches, windows), memory, device.
std::vector<ConfigIssue> check(const RunConfig& config, const MachineInfo& machine);

/// Refuses a `device.name` that this machine cannot use, with the words of check(): for work without a configuration of its own.
/// Throws Error(request) or Error(device).
void requireDevice(const std::string& name, const MachineInfo& machine);

/// Throws one issue as an Error, whose message counts the others: the first wrong request, else the device, else the disk.
void requireValid(const RunConfig& config, const MachineInfo& machine);

}  // namespace ajepa
