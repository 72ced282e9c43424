// SPDX-License-Identifier: Apache-2.0
#include "tests/core/runs/traced_child.h"

#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <stdexcept>

namespace ajepa::test {

#if defined(__x86_64__)
namespace {

constexpr std::array<long, 29> fileCalls{SYS_open,      SYS_openat,     SYS_creat,      SYS_read,      SYS_pread64,        SYS_write,
                                         SYS_pwrite64,  SYS_fsync,      SYS_fdatasync,  SYS_ftruncate, SYS_rename,         SYS_renameat,
                                         SYS_renameat2, SYS_unlink,     SYS_unlinkat,   SYS_rmdir,     SYS_mkdir,          SYS_mkdirat,
                                         SYS_stat,      SYS_fstat,      SYS_newfstatat, SYS_lstat,     SYS_statfs,         SYS_fstatfs,
                                         SYS_close,     SYS_getdents64, SYS_getrandom,  SYS_statx,     SYS_sync_file_range};

bool touchesFiles(long call) {
    return std::find(fileCalls.begin(), fileCalls.end(), call) != fileCalls.end();
}

user_regs_struct registersOf(pid_t child) {
    user_regs_struct registers{};
    ::ptrace(PTRACE_GETREGS, child, nullptr, &registers);
    return registers;
}

/// Lets the child go to its next stop. False if it has ended.
bool next(pid_t child, int& status) {
    return ::ptrace(PTRACE_SYSCALL, child, nullptr, nullptr) == 0 && ::waitpid(child, &status, 0) == child && WIFSTOPPED(status);
}

TracedEnd kill(pid_t child, TracedEnd end) {
    int status = 0;
    ::kill(child, SIGKILL);
    ::waitpid(child, &status, 0);
    end.killed = true;
    return end;
}

pid_t startTraced(const std::function<int()>& action) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) {
            ::_exit(99);
        }
        ::raise(SIGSTOP);
        ::_exit(action());
    }
    return child;
}

TracedEnd follow(pid_t child, const Intervention& wanted) {
    using Kind = Intervention::Kind;
    TracedEnd end;
    int status = 0;
    while (next(child, status)) {  // entry of a call
        user_regs_struct registers = registersOf(child);
        const bool counted = touchesFiles(static_cast<long>(registers.orig_rax));
        const int number = counted ? ++end.calls : 0;
        const bool here = counted && (number == wanted.call || (wanted.forever && number > wanted.call));
        if (here && wanted.kind == Kind::killBefore) {
            return kill(child, end);
        }
        const bool failing = here && wanted.kind == Kind::fail;
        if (failing) {
            registers.orig_rax = static_cast<unsigned long long>(-1);  // no such call: the kernel does nothing
            ::ptrace(PTRACE_SETREGS, child, nullptr, &registers);
        }
        if (!next(child, status)) {  // its exit
            break;
        }
        if (failing) {
            registers = registersOf(child);
            registers.rax = static_cast<unsigned long long>(-static_cast<long long>(wanted.errnoValue));
            ::ptrace(PTRACE_SETREGS, child, nullptr, &registers);
        }
        if (here && wanted.kind == Kind::killAfter) {
            return kill(child, end);
        }
    }
    end.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return end;
}

}  // namespace

TracedEnd runTraced(const std::function<int()>& action, const Intervention& intervention) {
    const pid_t child = startTraced(action);
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child || !WIFSTOPPED(status)) {
        throw std::runtime_error("the child could not be traced");
    }
    return follow(child, intervention);
}

bool tracingWorks() {
    try {
        const auto touch = [] { return ::close(::dup(0)); };
        if (runTraced(touch, {}).calls > 0) {
            return true;
        }
    } catch (const std::runtime_error&) {
    }
    std::cout << "skipped: this process may not trace its children\n";
    return false;
}
#else
TracedEnd runTraced(const std::function<int()>& action, const Intervention& /*intervention*/) {
    return {0, false, action()};
}

bool tracingWorks() {
    std::cout << "skipped: system calls are traced on x86-64 only\n";
    return false;
}
#endif

}  // namespace ajepa::test
