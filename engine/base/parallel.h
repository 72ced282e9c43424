// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace ajepa {

/// Threads to use for a request of `threads`, where 0 means all cores that this process may run on.
int threadCount(int threads);

/// Runs work(0) .. work(count - 1) on `threads` threads, each index once, in no particular order; returns when all are done, or early when `stop` is requested.
/// The first exception is rethrown after the others have ended.
void parallelFor(std::size_t count, int threads, const std::stop_token& stop, const std::function<void(std::size_t)>& work);

}  // namespace ajepa
