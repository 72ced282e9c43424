// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <span>
#include <vector>

#include "engine/jobs/cuda_devices.h"
#include "engine/training/arena_optimizer.h"

using namespace ajepa;

namespace {

// The module if there is a device to run it on, else null with the reason printed.
const CudaModule* moduleWithDevice() {
    const CudaDevices found = cudaDevices();
    if (found.devices.empty()) {
        MESSAGE("skipped, no kernel was run: " << found.reason);
        return nullptr;
    }
    return cudaModule();
}

template <class Value>
class OnDevice {
public:
    OnDevice(const CudaModule& module, std::span<const Value> values) : module_(module), bytes_(static_cast<std::int64_t>(values.size_bytes())) {
        REQUIRE(module_.allocate(&memory_, std::max<std::int64_t>(bytes_, 1)) == 0);
        REQUIRE(module_.copy(memory_, values.data(), bytes_) == 0);
    }
    ~OnDevice() { module_.release(memory_); }
    OnDevice(const OnDevice&) = delete;
    OnDevice& operator=(const OnDevice&) = delete;

    Value* data() { return static_cast<Value*>(memory_); }
    std::vector<Value> read() {
        std::vector<Value> values(static_cast<std::size_t>(bytes_) / sizeof(Value));
        REQUIRE(module_.copy(values.data(), memory_, bytes_) == 0);
        return values;
    }

private:
    const CudaModule& module_;
    void* memory_ = nullptr;
    std::int64_t bytes_;
};

std::vector<float> normals(std::size_t count, unsigned seed) {
    std::mt19937 generator(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(count);
    std::generate(values.begin(), values.end(), [&] { return normal(generator); });
    return values;
}

double largestDifference(std::span<const float> a, std::span<const float> b) {
    REQUIRE(a.size() == b.size());
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        largest = std::max(largest, std::abs(static_cast<double>(a[i]) - b[i]) / (1 + std::abs(static_cast<double>(b[i]))));
    }
    return largest;
}

UpdateSettings settingsOf(std::int64_t step) {
    return {.step = step,
            .learningRate = 2e-3,
            .weightDecay = 0.05,
            .beta1 = 0.9,
            .beta2 = 0.95,
            .epsilon = 1e-8,
            .gradientScale = 0.7,
            .emaMomentum = 0.99};
}

double deviceNorm(const CudaModule& module, const std::vector<float>& gradients) {
    const std::size_t blocks = gradients.size() / static_cast<std::size_t>(module.summaryBlockSize) + 1;
    OnDevice<float> onDevice(module, gradients);
    OnDevice<double> blockSums(module, std::vector<double>(blocks, -1.0)), sum(module, std::vector<double>{-1.0});
    REQUIRE(module.summariseGradients(onDevice.data(), static_cast<std::int64_t>(gradients.size()), blockSums.data(), sum.data(), nullptr) == 0);
    REQUIRE(module.synchronise() == 0);
    return std::sqrt(sum.read().front());
}

}  // namespace

TEST_CASE("the kernel updates parameters, moments and target as the CPU's optimiser does") {
    const CudaModule* module = moduleWithDevice();
    if (module == nullptr) {
        return;
    }
    constexpr std::size_t size = 100003, targetSize = 61441;
    const std::vector<ArenaRange> ranges{{0, 5}, {7, 1024}, {1024, 1025}, {4095, 40000}, {61440, 99999}};
    std::vector<float> parameters = normals(size, 1), target(parameters.begin(), parameters.begin() + targetSize);
    ArenaOptimizer optimizer(size, ranges);
    OnDevice<float> parametersThere(*module, parameters), targetThere(*module, target);
    OnDevice<float> first(*module, std::vector<float>(size)), second(*module, std::vector<float>(size));
    OnDevice<ArenaRange> rangesThere(*module, ranges);
    for (std::int64_t step = 1; step <= 5; ++step) {
        const std::vector<float> gradients = normals(size, static_cast<unsigned>(100 + step));
        optimizer.update(parameters, gradients, target, settingsOf(step));
        OnDevice<float> gradientsThere(*module, gradients);
        const CudaArenas arenas{parametersThere.data(),
                                gradientsThere.data(),
                                first.data(),
                                second.data(),
                                targetThere.data(),
                                size,
                                targetSize,
                                rangesThere.data(),
                                static_cast<std::int64_t>(ranges.size())};
        const UpdateCoefficients coefficients = coefficientsOf(settingsOf(step));
        REQUIRE(module->updateArenas(&arenas, &coefficients, nullptr) == 0);
        REQUIRE(module->synchronise() == 0);
    }
    // Fused multiply-adds round differently on the two sides: some units of the last place after five steps.
    CHECK(largestDifference(parametersThere.read(), parameters) < 2e-6);
    CHECK(largestDifference(targetThere.read(), target) < 2e-6);
    CHECK(largestDifference(first.read(), optimizer.firstMoment()) < 2e-6);
    CHECK(largestDifference(second.read(), optimizer.secondMoment()) < 2e-6);
}

TEST_CASE("the kernel's gradient norm is the CPU's, the same at every call, and not finite with one bad gradient") {
    const CudaModule* module = moduleWithDevice();
    if (module == nullptr) {
        return;
    }
    std::vector<float> gradients = normals(1000003, 5);
    const double norm = deviceNorm(*module, gradients);
    CHECK(norm == doctest::Approx(summariseGradients(gradients).norm).epsilon(1e-12));
    CHECK(deviceNorm(*module, gradients) == norm);
    CHECK(deviceNorm(*module, {}) == 0);
    for (const float bad : {std::numeric_limits<float>::infinity(), std::numeric_limits<float>::quiet_NaN()}) {
        gradients[777777] = bad;
        CHECK_FALSE(std::isfinite(deviceNorm(*module, gradients)));
    }
}

TEST_CASE("the launchers refuse sizes that cannot be, without a device too") {
    const CudaModule* module = cudaModule();
    if (module == nullptr) {
        MESSAGE("skipped: this build has no CUDA module");
        return;
    }
    CudaArenas arenas{};
    const UpdateCoefficients coefficients{};
    arenas.size = 3;
    arenas.targetSize = 4;
    CHECK(module->updateArenas(&arenas, &coefficients, nullptr) != 0);
    arenas.size = -1;
    CHECK(module->updateArenas(&arenas, &coefficients, nullptr) != 0);
    CHECK(module->summariseGradients(nullptr, -1, nullptr, nullptr, nullptr) != 0);
}
