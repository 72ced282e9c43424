// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/worker_process.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <memory>

#include "engine/base/error.h"
#include "engine/runs/file_descriptor.h"

namespace ajepa {
namespace {

struct FileActions {
    FileActions() { posix_spawn_file_actions_init(&value); }
    ~FileActions() { posix_spawn_file_actions_destroy(&value); }
    FileActions(const FileActions&) = delete;
    FileActions& operator=(const FileActions&) = delete;
    posix_spawn_file_actions_t value{};
};

struct Attributes {
    Attributes() { posix_spawnattr_init(&value); }
    ~Attributes() { posix_spawnattr_destroy(&value); }
    Attributes(const Attributes&) = delete;
    Attributes& operator=(const Attributes&) = delete;
    posix_spawnattr_t value{};
};

std::vector<char*> argumentsOf(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const std::string& word : command) {
        arguments.push_back(const_cast<char*>(word.c_str()));  // posix_spawn does not write to them
    }
    arguments.push_back(nullptr);
    return arguments;
}

pid_t spawn(const std::vector<std::string>& command, int lines, int log) {
    FileActions files;
    posix_spawn_file_actions_addopen(&files.value, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&files.value, log, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files.value, log, STDERR_FILENO);
    posix_spawn_file_actions_adddup2(&files.value, lines, WorkerProcess::linesDescriptor);
    Attributes attributes;
    posix_spawnattr_setflags(&attributes.value, POSIX_SPAWN_SETSID);
    pid_t pid = -1;
    const int problem = posix_spawn(&pid, command.front().c_str(), &files.value, &attributes.value, argumentsOf(command).data(), environ);
    if (problem != 0) {
        throw Error(ErrorKind::worker, "The worker " + command.front() + " cannot be started: " + std::strerror(problem), command.front(),
                    "the program ajepa lies beside the workbench in a whole installation");
    }
    return pid;
}

/// Above the child's own descriptors: dup2 onto itself would leave close-on-exec set.
int movedUp(int descriptor) {
    const int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, WorkerProcess::linesDescriptor + 1);
    ::close(descriptor);
    return moved;
}

}  // namespace

std::string ProcessEnd::words() const {
    return signal == 0 ? "exit code " + std::to_string(code) : "signal " + std::to_string(signal) + " (" + strsignal(signal) + ")";
}

WorkerProcess::WorkerProcess(const std::vector<std::string>& command, const std::filesystem::path& log) {
    const FileDescriptor output(log, O_WRONLY | O_CREAT | O_APPEND, "opening the worker's log");
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw Error(ErrorKind::worker, std::string("The worker cannot be started: ") + std::strerror(errno));
    }
    pipe_ = ends[0];
    fcntl(pipe_, F_SETFL, O_NONBLOCK);
    const int writeEnd = movedUp(ends[1]);
    const int logEnd = fcntl(output.number(), F_DUPFD_CLOEXEC, linesDescriptor + 1);
    try {
        pid_ = spawn(command, writeEnd, logEnd);
    } catch (...) {
        ::close(pipe_);
        ::close(writeEnd);
        ::close(logEnd);
        throw;
    }
    ::close(writeEnd);
    ::close(logEnd);
}

WorkerProcess::~WorkerProcess() {
    ::close(pipe_);
}

std::vector<std::string> WorkerProcess::lines(std::chrono::milliseconds patience) {
    pollfd source{pipe_, POLLIN, 0};
    if (!silent_) {
        ::poll(&source, 1, static_cast<int>(patience.count()));
    }
    std::vector<std::string> whole;
    std::array<char, 65536> bytes;
    const ssize_t count = silent_ ? 0 : ::read(pipe_, bytes.data(), bytes.size());
    silent_ = silent_ || count == 0;
    unfinished_.append(bytes.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    for (std::size_t end = 0; (end = unfinished_.find('\n')) != std::string::npos;) {
        whole.push_back(unfinished_.substr(0, end));
        unfinished_.erase(0, end + 1);
    }
    return whole;
}

/// The whole session, for a child of its own may hold the pipe open.
void WorkerProcess::kill() const {
    ::kill(-pid_, SIGKILL);
}

ProcessEnd WorkerProcess::wait() {
    int status = 0;
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(status) ? ProcessEnd{0, WTERMSIG(status)} : ProcessEnd{WEXITSTATUS(status), 0};
}

}  // namespace ajepa
