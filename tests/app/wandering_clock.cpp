// SPDX-License-Identifier: Apache-2.0
// Preloaded into a program: the time of day wanders, back and forth, by a second up to ten years, a little further at every reading. What measures durations by
// it, or orders by it, is found out; the monotonic clock stays true.
#include <dlfcn.h>
#include <sys/time.h>

#include <atomic>
#include <ctime>
#include <iterator>

namespace {

constexpr long year = 365L * 24 * 3600;
constexpr long jumps[]{10 * year, -1, 3600, -10 * year, 0, -3600, year, 1, -7200};
std::atomic<unsigned> readings{0};

long jump() {
    return jumps[readings.fetch_add(1, std::memory_order_relaxed) / 3 % std::size(jumps)];
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) {
    static const auto real = reinterpret_cast<int (*)(clockid_t, timespec*)>(dlsym(RTLD_NEXT, "clock_gettime"));
    const int result = real(clock, time);
    if (result == 0 && clock == CLOCK_REALTIME) {
        time->tv_sec += jump();
    }
    return result;
}

int gettimeofday(timeval* time, void* zone) {
    static const auto real = reinterpret_cast<int (*)(timeval*, void*)>(dlsym(RTLD_NEXT, "gettimeofday"));
    const int result = real(time, zone);
    if (result == 0) {
        time->tv_sec += jump();
    }
    return result;
}

std::time_t time(std::time_t* out) {
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (out != nullptr) {
        *out = now.tv_sec;
    }
    return now.tv_sec;
}
}
