// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unistd.h>

#include <cstdlib>

namespace ajepa::test {

/// Root may read everything: for a while, the process is nobody. It ends the test program if the process cannot change, for then the test would prove nothing.
class Unprivileged {
public:
    Unprivileged() : user_(::geteuid()) { become(user_ == 0 ? nobody : user_); }
    ~Unprivileged() { become(user_); }
    Unprivileged(const Unprivileged&) = delete;
    Unprivileged& operator=(const Unprivileged&) = delete;

private:
    static constexpr uid_t nobody = 65534;
    static void become(uid_t user) {
        if (::seteuid(user) != 0) {
            std::abort();
        }
    }
    uid_t user_;
};

}  // namespace ajepa::test
