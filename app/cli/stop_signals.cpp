// SPDX-License-Identifier: Apache-2.0
#include "app/cli/stop_signals.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <iostream>
#include <utility>

#include "engine/base/error.h"

namespace ajepa::cli {
namespace {

sigset_t stopSet() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

}  // namespace

StopSignals::StopSignals(std::function<void()> onStop) : onStop_(std::move(onStop)) {
    const sigset_t set = stopSet();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    signals_ = signalfd(-1, &set, SFD_CLOEXEC);
    end_ = eventfd(0, EFD_CLOEXEC);
    if (signals_ < 0 || end_ < 0) {
        throw Error(ErrorKind::device, "No descriptor is left to wait for signals.", {}, "raise the limit of open files (ulimit -n)");
    }
    watcher_ = std::thread([this] { watch(); });
}

StopSignals::~StopSignals() {
    eventfd_write(end_, 1);
    watcher_.join();
    close(signals_);
    close(end_);
    // After a stop the process is about to end with its result: a late second SIGTERM must not take that away.
    if (signal_ == 0) {
        const sigset_t set = stopSet();
        pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
    }
}

void StopSignals::watch() {
    std::array<pollfd, 2> waits{{{signals_, POLLIN, 0}, {end_, POLLIN, 0}}};
    while (poll(waits.data(), waits.size(), -1) < 0 || (waits[1].revents & POLLIN) == 0) {
        signalfd_siginfo info{};
        if ((waits[0].revents & POLLIN) == 0 || read(signals_, &info, sizeof info) != sizeof info) {
            continue;
        }
        if (signal_ != 0) {
            // timeout(1) and batch systems send SIGTERM to the process and to its group: only a second Ctrl+C is impatience.
            if (info.ssi_signo == SIGINT) {
                _exit(128 + SIGINT);
            }
            continue;
        }
        signal_ = static_cast<int>(info.ssi_signo);
        onStop_();
    }
}

}  // namespace ajepa::cli
