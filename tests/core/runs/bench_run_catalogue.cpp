// SPDX-License-Identifier: Apache-2.0
// Opening and filtering a library of runs: 2,000 by default, each with 200 reported steps and two evaluations.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "engine/runs/run_catalogue.h"
#include "engine/runs/run_filter.h"
#include "engine/runs/run_order.h"
#include "tests/core/runs/run_folders.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

template <typename Work>
double milliseconds(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
    const int count = argc > 1 ? std::atoi(argv[1]) : 2000;
    const TemporaryFolder folder;
    makeLibrary(folder.path(), count);
    RunRows rows, found;
    RunCatalogue first(folder.path()), second(folder.path());
    std::printf("%d runs\n", count);
    std::printf("first opening, no index   %8.1f ms\n", milliseconds([&] { rows = first.read(); }));
    std::printf("opening with the index    %8.1f ms\n", milliseconds([&] { rows = second.read(); }));
    std::printf("looked into               %8zu\n", second.lookedInto());
    std::printf("reading again             %8.1f ms\n", milliseconds([&] { rows = second.read(); }));
    std::printf("filter                    %8.3f ms\n", milliseconds([&] { found = RunFilter("esc10 -tag:old loss<0.5 run-1").of(rows); }));
    std::printf("sort                      %8.3f ms\n", milliseconds([&] { sortRuns(rows, RunOrder::result, true); }));
    std::printf("found                     %8zu\n", found.size());
    return found.empty() ? 1 : 0;
}
