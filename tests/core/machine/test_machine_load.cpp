// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fstream>

#include "engine/machine/machine_load.h"
#include "tests/support/test_data.h"

using namespace ajepa;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const char* text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

}  // namespace

TEST_CASE("busy is the share of all ticks that were neither idle nor waiting for a disk, since the look before") {
    const test::TemporaryFolder root;
    MachineLoadMeter meter(root.path(), "no-such-library.so");
    write(root / "proc/stat", "cpu  100 0 50 800 50 0 0 0 7 7\ncpu0 1 2 3\n");
    CHECK_FALSE(meter.look().busy);
    write(root / "proc/stat", "cpu  150 0 70 820 60 0 0 0 9 9\n");
    CHECK(meter.look().busy.value() == doctest::Approx(0.7));  // 70 of 100 new ticks
}

TEST_CASE("used memory is all that is not available, and the temperature is the processor's hottest sensor") {
    const test::TemporaryFolder root;
    write(root / "proc/meminfo", "MemTotal:       1000 kB\nMemFree:         100 kB\nMemAvailable:    250 kB\nHugePages_Total: 0\n");
    write(root / "sys/class/hwmon/hwmon0/name", "nvme\n");
    write(root / "sys/class/hwmon/hwmon0/temp1_input", "99000\n");
    write(root / "sys/class/hwmon/hwmon1/name", "k10temp\n");
    write(root / "sys/class/hwmon/hwmon1/temp1_input", "45125\n");
    write(root / "sys/class/hwmon/hwmon1/temp3_input", "51500\n");
    const MachineLoad load = MachineLoadMeter(root.path(), "no-such-library.so").look();
    CHECK(load.totalBytes == 1000 * 1024);
    CHECK(load.usedBytes == 750 * 1024);
    CHECK(load.temperatureC == 51.5);
    CHECK(load.gpus.empty());
}

TEST_CASE("a machine that tells nothing is a state, not an error") {
    const test::TemporaryFolder root;
    write(root / "proc/stat", "no cpu\n");
    MachineLoadMeter meter(root.path(), "no-such-library.so");
    meter.look();
    const MachineLoad load = meter.look();
    CHECK_FALSE(load.busy);
    CHECK_FALSE(load.totalBytes);
    CHECK_FALSE(load.temperatureC);
}

TEST_CASE("the figures of GPUs come from the driver's library, and what it does not give is absent") {
    const test::TemporaryFolder root;
    const MachineLoad load = MachineLoadMeter(root.path(), AJEPA_FAKE_NVML).look();
    REQUIRE(load.gpus.size() == 2);
    CHECK(load.gpus[0].name == "Fake GPU 0");
    CHECK(load.gpus[0].busy == 0.37);
    CHECK(load.gpus[0].usedBytes == std::int64_t{10} << 30U);
    CHECK(load.gpus[0].temperatureC == 61);
    CHECK(load.gpus[0].watts == 312.5);
    CHECK(load.gpus[1].name == "Fake GPU 1");
    CHECK(load.gpus[1].totalBytes == std::int64_t{100} << 30U);
    CHECK_FALSE(load.gpus[1].busy);
    CHECK_FALSE(load.gpus[1].temperatureC);
    CHECK_FALSE(load.gpus[1].watts);
}

TEST_CASE("this machine tells its memory") {
    CHECK(MachineLoadMeter().look().totalBytes.value_or(0) > 0);
}
