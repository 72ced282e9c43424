// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/resource.h>

#include <csignal>
#include <stdexcept>
#include <string>

#include "engine/base/error.h"

namespace ajepa::test {

/// While it lives, no file of this process can grow beyond `bytes`: write(2) then fails with EFBIG, as with ENOSPC on a full disk. Needs no privilege.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        if (::getrlimit(RLIMIT_FSIZE, &before_) != 0) {
            throw std::runtime_error("getrlimit failed");
        }
        const rlimit lowered{bytes, before_.rlim_max};
        if (::setrlimit(RLIMIT_FSIZE, &lowered) != 0) {
            throw std::runtime_error("setrlimit failed");
        }
    }
    ~FileSizeLimit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int);
};

/// What an action's Error says; empty if it throws none.
template <typename Action>
std::string messageOf(const Action& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace ajepa::test
