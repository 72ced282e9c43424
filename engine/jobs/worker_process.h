// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace ajepa {

/// How a process ended: by itself with a code, or by a signal.
struct ProcessEnd {
    int code = 0;
    int signal = 0;
    /// "exit code 4", "signal 9 (Killed)".
    std::string words() const;
};

/// A child in a session of its own, so that neither a Ctrl+C in the window's terminal nor the window's death ends it. Its descriptor 3 is a pipe that lines are
/// read from; what it prints is added to a log file; it reads nothing. Destroying this lets the child go on.
class WorkerProcess {
public:
    /// The descriptor that the child writes its lines to.
    static constexpr int linesDescriptor = 3;

    /// Throws Error(worker) if the program cannot be started, Error(storage) if the log cannot be written.
    WorkerProcess(const std::vector<std::string>& command, const std::filesystem::path& log);
    ~WorkerProcess();
    WorkerProcess(const WorkerProcess&) = delete;
    WorkerProcess& operator=(const WorkerProcess&) = delete;

    pid_t pid() const { return pid_; }
    /// The whole lines that have come, without their newlines; waits for the first one at most `patience`.
    std::vector<std::string> lines(std::chrono::milliseconds patience);
    /// True once nobody holds the other end of the pipe any more, and all lines have been given out.
    bool isSilent() const { return silent_; }
    /// Ends the process at once, whatever it is doing.
    void kill() const;
    /// Waits for the end of the process. A process that closed the pipe and lives on is waited for.
    ProcessEnd wait();

private:
    pid_t pid_ = -1;
    int pipe_ = -1;
    bool silent_ = false;
    std::string unfinished_;
};

}  // namespace ajepa
