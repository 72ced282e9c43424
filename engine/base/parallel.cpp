// SPDX-License-Identifier: Apache-2.0
#include "engine/base/parallel.h"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace ajepa {

int threadCount(int threads) {
    if (threads > 0) {
        return threads;
    }
    cpu_set_t allowed;
    return sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? std::max(1, CPU_COUNT(&allowed)) : 1;
}

void parallelFor(std::size_t count, int threads, const std::stop_token& stop, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex mutex;
    const auto drain = [&] {
        try {
            for (std::size_t i = next++; i < count && !stop.stop_requested(); i = next++) {
                work(i);
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = failure ? failure : std::current_exception();
            next = count;
        }
    };
    {
        std::vector<std::jthread> others;
        const std::size_t wanted = std::min(count, static_cast<std::size_t>(threadCount(threads)));
        for (std::size_t i = 1; i < wanted; ++i) {
            others.emplace_back(drain);
        }
        drain();
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
}

}  // namespace ajepa
