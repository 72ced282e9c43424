// SPDX-License-Identifier: Apache-2.0
#include "engine/machine/machine_load.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <sstream>

#include "engine/machine/nvml.h"

namespace ajepa {
namespace fs = std::filesystem;
namespace {

/// The rows "MemTotal:  24571904 kB" of /proc/meminfo in bytes.
std::map<std::string, std::int64_t> memoryRows(const fs::path& path) {
    std::map<std::string, std::int64_t> rows;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name;
        std::int64_t kibibytes = 0;
        if (words >> name >> kibibytes && name.ends_with(':')) {
            rows[name.substr(0, name.size() - 1)] = kibibytes * 1024;
        }
    }
    return rows;
}

std::string firstLine(const fs::path& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

/// Names of hwmon chips that measure a processor's package.
bool measuresProcessor(const std::string& chip) {
    constexpr std::array<std::string_view, 4> chips{"coretemp", "k10temp", "zenpower", "cpu_thermal"};
    return std::find(chips.begin(), chips.end(), chip) != chips.end();
}

/// The hottest of the files temp*_input of one chip, which count in thousandths of a degree.
std::optional<double> hottest(const fs::path& chip) {
    std::optional<double> most;
    std::error_code unreadable;
    for (const fs::directory_entry& entry : fs::directory_iterator(chip, unreadable)) {
        const std::string name = entry.path().filename().string();
        double thousandths = 0;
        if (name.starts_with("temp") && name.ends_with("_input") && std::ifstream(entry.path()) >> thousandths) {
            most = std::max(most.value_or(thousandths / 1000), thousandths / 1000);
        }
    }
    return most;
}

std::optional<double> processorTemperature(const fs::path& hwmon) {
    std::error_code unreadable;
    for (const fs::directory_entry& chip : fs::directory_iterator(hwmon, unreadable)) {
        if (measuresProcessor(firstLine(chip.path() / "name"))) {
            return hottest(chip.path());
        }
    }
    return std::nullopt;
}

}  // namespace

MachineLoadMeter::MachineLoadMeter(fs::path root, const std::string& nvml) : root_(std::move(root)), nvml_(Nvml::open(nvml)) {}
MachineLoadMeter::~MachineLoadMeter() = default;
MachineLoadMeter::MachineLoadMeter(MachineLoadMeter&&) noexcept = default;

/// The first row of /proc/stat: user nice system idle iowait irq softirq steal, in ticks.
std::optional<MachineLoadMeter::CpuTime> MachineLoadMeter::cpuTime() const {
    std::istringstream words(firstLine(root_ / "proc/stat"));
    std::string name;
    std::array<std::uint64_t, 8> ticks{};
    words >> name;
    for (std::uint64_t& tick : ticks) {
        if (!(words >> tick)) {
            return std::nullopt;
        }
    }
    CpuTime time;
    for (const std::uint64_t tick : ticks) {
        time.all += tick;
    }
    constexpr std::size_t idle = 3, ioWait = 4;
    time.busy = time.all - ticks[idle] - ticks[ioWait];
    return time;
}

MachineLoad MachineLoadMeter::look() {
    MachineLoad load;
    const std::optional<CpuTime> now = cpuTime();
    if (now && before_ && now->all > before_->all) {
        load.busy = static_cast<double>(now->busy - before_->busy) / static_cast<double>(now->all - before_->all);
    }
    before_ = now;
    const auto memory = memoryRows(root_ / "proc/meminfo");
    const auto total = memory.find("MemTotal"), available = memory.find("MemAvailable");
    if (total != memory.end() && available != memory.end()) {
        load.totalBytes = total->second;
        load.usedBytes = total->second - available->second;
    }
    load.temperatureC = processorTemperature(root_ / "sys/class/hwmon");
    if (nvml_) {
        load.gpus = nvml_->look();
    }
    return load;
}

}  // namespace ajepa
