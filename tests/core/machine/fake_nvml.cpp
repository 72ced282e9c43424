// SPDX-License-Identifier: Apache-2.0
// A driver's library with two GPUs, the second of which tells only its name and memory.
#include <cstdio>

namespace {
struct Utilization {
    unsigned gpu, memory;
};
struct Memory {
    unsigned long long total, free, used;
};
constexpr int notSupported = 3;
int places[2] = {0, 1};
int placeOf(void* device) {
    return *static_cast<int*>(device);
}
}  // namespace

extern "C" {
int nvmlInit_v2() {
    return 0;
}
int nvmlShutdown() {
    return 0;
}
int nvmlDeviceGetCount_v2(unsigned* count) {
    *count = 2;
    return 0;
}
int nvmlDeviceGetHandleByIndex_v2(unsigned index, void** device) {
    *device = &places[index];
    return 0;
}
int nvmlDeviceGetName(void* device, char* name, unsigned length) {
    std::snprintf(name, length, "Fake GPU %d", placeOf(device));
    return 0;
}
int nvmlDeviceGetUtilizationRates(void* device, Utilization* share) {
    *share = {37, 12};
    return placeOf(device) == 0 ? 0 : notSupported;
}
int nvmlDeviceGetMemoryInfo(void* device, Memory* memory) {
    *memory = {100ULL << 30, (90ULL - 10 * static_cast<unsigned>(placeOf(device))) << 30,
               (10ULL + 10 * static_cast<unsigned>(placeOf(device))) << 30};
    return 0;
}
int nvmlDeviceGetTemperature(void* device, int, unsigned* degrees) {
    *degrees = 61;
    return placeOf(device) == 0 ? 0 : notSupported;
}
int nvmlDeviceGetPowerUsage(void* device, unsigned* milliwatts) {
    *milliwatts = 312500;
    return placeOf(device) == 0 ? 0 : notSupported;
}
}
