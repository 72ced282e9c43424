// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "engine/config/config_rules.h"
#include "engine/config/memory_estimate.h"
#include "engine/config/toml_value.h"

namespace ajepa {
namespace {

bool isNumber(std::string_view text) {
    return !text.empty() && text.size() < 3 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool namesGpu(std::string_view name) {
    return name == "cuda" || (name.starts_with("cuda:") && isNumber(name.substr(5)));
}

std::optional<ConfigIssue> deviceIssue(const std::string& name, const MachineInfo& machine) {
    if (name == "auto" || name == "cpu") {
        return std::nullopt;
    }
    const std::string given = "device.name is " + tomlText(name) + ", but ";
    if (!namesGpu(name)) {
        return ConfigIssue{"device.name", given + "must be \"auto\", \"cpu\", \"cuda\" or \"cuda:N\".", "\"auto\" always works."};
    }
    if (machine.gpuMemoryBytes > 0) {
        return std::nullopt;
    }
    return ConfigIssue{"device.name", given + "no usable GPU is there.", "The command ajepa doctor says why. Set device.name to \"cpu\" or \"auto\".",
                       ErrorKind::device};
}

void checkDevice(const RunConfig& config, const MachineInfo& machine, std::vector<ConfigIssue>& issues) {
    if (const std::optional<ConfigIssue> issue = deviceIssue(config.device.name, machine)) {
        issues.push_back(*issue);
    }
    if (config.device.precision == Precision::bf16 && !machine.bf16 && !computesOnGpu(config, machine)) {
        issues.push_back({"device.precision",
                          "device.precision is \"bf16\", but this processor has no arithmetic for it and would be slower than in fp32.",
                          "Set device.precision to \"fp32\", or use a GPU.", ErrorKind::device});
    }
}

void checkMemory(const RunConfig& config, const MachineInfo& machine, std::vector<ConfigIssue>& issues) {
    const std::int64_t there = trainingMemory(config, machine);
    const TrainingBytes bytes = trainingBytes(config);
    const double usable = kUsableMemoryShare * static_cast<double>(there);
    const double needed = static_cast<double>(bytes.fixed) + static_cast<double>(bytes.perClip) * config.train.batchSize;
    if (there <= 0 || needed <= usable) {
        return;
    }
    const double fitting = std::floor((usable - static_cast<double>(bytes.fixed)) / static_cast<double>(bytes.perClip));
    const std::string what = computesOnGpu(config, machine) ? "GPU memory" : "memory";
    issues.push_back(
        {"train.batch_size",
         "Training with train.batch_size = " + std::to_string(config.train.batchSize) + " needs about " + binarySizeText(needed) + " of " + what +
             ", but " + binarySizeText(static_cast<double>(there)) + " are there, of which " + plainNumber(100 * kUsableMemoryShare) +
             " % can be used.",
         fitting >= 1 ? "Lower train.batch_size: " + plainNumber(fitting) + " would fit." : "Not even one clip fits: choose a smaller model.",
         ErrorKind::device});
}

void checkDisk(const RunConfig& config, const MachineInfo& machine, std::vector<ConfigIssue>& issues) {
    constexpr int kStartAndUnfinished = 2;
    const double one = static_cast<double>(estimatedCheckpointBytes(config));
    const double needed =
        one * (kStartAndUnfinished + std::min<double>(config.checkpoint.keep, std::ceil(static_cast<double>(config.train.steps) /
                                                                                        static_cast<double>(config.checkpoint.everySteps))));
    if (machine.diskFreeBytes > 0 && needed > static_cast<double>(machine.diskFreeBytes)) {
        issues.push_back({"checkpoint.keep",
                          "The checkpoints of the run need " + binarySizeText(needed) + " (" + binarySizeText(one) + " each), but " +
                              binarySizeText(static_cast<double>(machine.diskFreeBytes)) + " are free.",
                          "Free space, choose another runs folder, or lower checkpoint.keep.", ErrorKind::storage});
    }
}

}  // namespace

bool computesOnGpu(const RunConfig& config, const MachineInfo& machine) {
    return machine.gpuMemoryBytes > 0 && (config.device.name == "auto" || namesGpu(config.device.name));
}

std::int64_t trainingMemory(const RunConfig& config, const MachineInfo& machine) {
    return computesOnGpu(config, machine) ? machine.gpuMemoryBytes : machine.memoryBytes;
}

std::string binarySizeText(double bytes) {
    const double mib = bytes / static_cast<double>(std::int64_t{1} << 20U), gib = mib / 1024;
    if (gib < 1) {
        return plainNumber(std::round(mib)) + " MiB";
    }
    return plainNumber(gib < 10 ? std::round(gib * 10) / 10 : std::round(gib)) + " GiB";
}

void requireDevice(const std::string& name, const MachineInfo& machine) {
    if (const std::optional<ConfigIssue> issue = deviceIssue(name, machine)) {
        throw Error(issue->kind, issue->message, issue->field, issue->hint);
    }
}

void checkMachine(const RunConfig& config, const MachineInfo& machine, std::vector<ConfigIssue>& issues) {
    checkDevice(config, machine, issues);
    checkMemory(config, machine, issues);
    checkDisk(config, machine, issues);
}

}  // namespace ajepa
