// SPDX-License-Identifier: Apache-2.0
#include "app/cli/bench/served_work.h"

#include <sys/resource.h>

#include <chrono>
#include <cstdint>
#include <ctime>
#include <iostream>
#include <utility>

#include "app/cli/bench/bench_data.h"

namespace ajepa::cli {
namespace {

double peakMemory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return 1024.0 * static_cast<double>(usage.ru_maxrss);
}

double processorSeconds() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

}  // namespace

std::function<PeerProcess::Spent(int repetitions)> timed(std::function<void()> work) {
    return [work = std::move(work)](int repetitions) {
        const auto start = std::chrono::steady_clock::now();
        const double processor = processorSeconds();
        for (int i = 0; i < repetitions; ++i) {
            work();
        }
        const double spent = processorSeconds() - processor;
        return PeerProcess::Spent{std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), spent};
    };
}

void serve(const ServedWork& work) {
    std::cout << "peer " << work.name << std::endl;
    for (std::string line; std::getline(std::cin, line);) {
        if (line.starts_with("run ")) {
            const PeerProcess::Spent spent = work.run(std::stoi(line.substr(4)));
            std::cout << spent.seconds << ' ' << spent.processor << std::endl;
        } else if (line.starts_with("output ")) {
            writeFloats(line.substr(7), work.output());
            std::cout << "written" << std::endl;
        } else if (line == "memory") {
            std::cout << static_cast<std::int64_t>(work.memory ? work.memory() : peakMemory()) << std::endl;
        }
    }
}

}  // namespace ajepa::cli
