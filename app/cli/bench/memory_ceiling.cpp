// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench/memory_ceiling.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstring>

#include "engine/base/huge_pages.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define AJEPA_TARGET __attribute__((target("avx2")))
#endif

namespace ajepa::cli {
namespace {

constexpr std::size_t bytes = std::size_t{128} << 20U;
constexpr std::size_t parts = 64;  // of what a team reads
constexpr int rounds = 3;

using Copy = void (*)(std::byte* to, const std::byte* from);
using Read = std::uint64_t (*)(const std::byte* from, std::size_t count);

void copyPlainly(std::byte* to, const std::byte* from) {
    std::memcpy(to, from, bytes);
}

std::uint64_t readPlainly(const std::byte* from, std::size_t count) {
    std::uint64_t sums[8] = {};
    const auto* words = reinterpret_cast<const std::uint64_t*>(from);
    for (std::size_t i = 0; i < count / sizeof(std::uint64_t); i += 8) {
        for (std::size_t lane = 0; lane < 8; ++lane) {
            sums[lane] ^= words[i + lane];
        }
    }
    return sums[0] ^ sums[1] ^ sums[2] ^ sums[3] ^ sums[4] ^ sums[5] ^ sums[6] ^ sums[7];
}

#if defined(__x86_64__)
AJEPA_TARGET void copyPastCache(std::byte* to, const std::byte* from) {
    const auto* source = reinterpret_cast<const __m256i*>(from);
    auto* target = reinterpret_cast<__m256i*>(to);
    for (std::size_t i = 0; i < bytes / sizeof(__m256i); i += 4) {
        for (std::size_t lane = 0; lane < 4; ++lane) {
            _mm256_stream_si256(target + i + lane, _mm256_load_si256(source + i + lane));
        }
    }
    _mm_sfence();
}

AJEPA_TARGET void copyThroughCache(std::byte* to, const std::byte* from) {
    const auto* source = reinterpret_cast<const __m256i*>(from);
    auto* target = reinterpret_cast<__m256i*>(to);
    for (std::size_t i = 0; i < bytes / sizeof(__m256i); i += 4) {
        for (std::size_t lane = 0; lane < 4; ++lane) {
            _mm256_store_si256(target + i + lane, _mm256_load_si256(source + i + lane));
        }
    }
}

// The loop is unrolled far enough to keep the processor's buffers of outstanding lines full.
AJEPA_TARGET std::uint64_t readVectors(const std::byte* from, std::size_t count) {
    const auto* source = reinterpret_cast<const __m256i*>(from);
    __m256i sums[8] = {};
    for (std::size_t i = 0; i < count / sizeof(__m256i); i += 8) {
        for (std::size_t lane = 0; lane < 8; ++lane) {
            sums[lane] = _mm256_xor_si256(sums[lane], _mm256_load_si256(source + i + lane));
        }
    }
    for (std::size_t lane = 1; lane < 8; ++lane) {
        sums[0] = _mm256_xor_si256(sums[0], sums[lane]);
    }
    return static_cast<std::uint64_t>(_mm256_extract_epi64(sums[0], 0) ^ _mm256_extract_epi64(sums[0], 1));
}

// Eight places at once: as many streams as the hardware looks ahead in.
AJEPA_TARGET std::uint64_t readStreams(const std::byte* from, std::size_t count) {
    constexpr std::size_t streams = 8;
    const auto* source = reinterpret_cast<const __m256i*>(from);
    const std::size_t length = count / sizeof(__m256i) / streams;
    __m256i sums[streams] = {};
    for (std::size_t i = 0; i < length; ++i) {
        for (std::size_t stream = 0; stream < streams; ++stream) {
            sums[stream] = _mm256_xor_si256(sums[stream], _mm256_load_si256(source + stream * length + i));
        }
    }
    for (std::size_t stream = 1; stream < streams; ++stream) {
        sums[0] = _mm256_xor_si256(sums[0], sums[stream]);
    }
    return static_cast<std::uint64_t>(_mm256_extract_epi64(sums[0], 0) ^ _mm256_extract_epi64(sums[0], 1));
}
#endif

template <typename Work>
double bytesPerSecond(double moved, const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return moved / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

bool hasAvx2() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") != 0;
#else
    return false;
#endif
}

}  // namespace

struct MemoryCeiling::Buffers {
    Buffers() {
        std::memset(from, 1, bytes);
        std::memset(to, 2, bytes);
    }
    ~Buffers() {
        freeHugePages(from);
        freeHugePages(to);
    }
    Buffers(const Buffers&) = delete;
    Buffers& operator=(const Buffers&) = delete;
    std::byte* const from = static_cast<std::byte*>(allocateHugePages(bytes));
    std::byte* const to = static_cast<std::byte*>(allocateHugePages(bytes));
};

MemoryCeiling::MemoryCeiling() : buffers_(std::make_unique<Buffers>()) {}
MemoryCeiling::~MemoryCeiling() = default;

double MemoryCeiling::copiedBytesPerSecond() {
    const auto attempt = [&](Copy copy) {
        bestCopy_ = std::max(bestCopy_, bytesPerSecond(2.0 * bytes, [&] { copy(buffers_->to, buffers_->from); }));
    };
    for (int round = 0; round < rounds; ++round) {
        attempt(copyPlainly);
#if defined(__x86_64__)
        if (hasAvx2()) {
            attempt(copyPastCache);
            attempt(copyThroughCache);
        }
#endif
    }
    return bestCopy_;
}

double MemoryCeiling::readBytesPerSecond(int threads) {
    double best = 0;
    const auto attempt = [&](Read read) {
        best = std::max(best, bytesPerSecond(1.0 * bytes, [&] {
                            std::uint64_t kept = 0;
#pragma omp parallel for schedule(dynamic) num_threads(threads) reduction(^ : kept)
                            for (std::size_t part = 0; part < parts; ++part) {
                                kept ^= read(buffers_->from + part * (bytes / parts), bytes / parts);
                            }
                            kept_ = kept;
                        }));
    };
    for (int round = 0; round < rounds; ++round) {
        attempt(readPlainly);
#if defined(__x86_64__)
        if (hasAvx2()) {
            attempt(readVectors);
            attempt(readStreams);
        }
#endif
    }
    return best;
}

}  // namespace ajepa::cli
