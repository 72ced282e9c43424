// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/verb_pipe.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string>
#include <thread>
#include <utility>

#include "engine/runs/file_descriptor.h"

namespace ajepa {
namespace {

constexpr const char* pipeName = "control";
constexpr std::array<std::string_view, 5> verbIds{"pause", "resume", "stop", "discard", "checkpoint"};

void carryOut(Verb verb, RunControl& control) {
    switch (verb) {
        case Verb::pause:
            return control.pause();
        case Verb::resume:
            return control.resume();
        case Verb::stop:
            return control.stop();
        case Verb::discard:
            return control.stop(false);
        case Verb::checkpoint:
            return control.checkpointNow();
    }
}

/// A line that is no verb is passed over: a pipe has nobody to tell.
void obey(std::string_view line, RunControl& control) {
    const auto* const found = std::find(verbIds.begin(), verbIds.end(), line);
    if (found != verbIds.end()) {
        carryOut(static_cast<Verb>(found - verbIds.begin()), control);
    }
}

}  // namespace

std::string_view verbId(Verb verb) {
    return verbIds[static_cast<std::size_t>(verb)];
}

/// Waits for lines on a thread of its own; the event counter wakes it to end.
class VerbPipe::Reader {
public:
    Reader(const std::filesystem::path& path, RunControl& control)
        : pipe_(path, O_RDWR | O_NONBLOCK, "opening the control pipe"), end_(eventfd(0, EFD_CLOEXEC)), control_(control) {
        thread_ = std::thread([this] { read(); });
    }
    ~Reader() {
        eventfd_write(end_, 1);
        thread_.join();
        ::close(end_);
    }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

private:
    // Open for writing, too, the pipe never ends: a writer that goes away says nothing.
    void read() {
        std::array<pollfd, 2> sources{pollfd{pipe_.number(), POLLIN, 0}, pollfd{end_, POLLIN, 0}};
        while (::poll(sources.data(), sources.size(), -1) < 0 || sources[1].revents == 0) {
            std::array<char, 512> bytes;
            const ssize_t count = ::read(pipe_.number(), bytes.data(), bytes.size());
            take(std::string_view(bytes.data(), count > 0 ? static_cast<std::size_t>(count) : 0));
        }
    }

    void take(std::string_view bytes) {
        for (const char byte : bytes) {
            if (byte == '\n') {
                obey(std::exchange(line_, {}), control_);
            } else if (line_.size() < 64) {
                line_ += byte;
            }
        }
    }

    FileDescriptor pipe_;
    int end_;
    RunControl& control_;
    std::string line_;
    std::thread thread_;
};

VerbPipe::VerbPipe(std::filesystem::path run, RunControl& control) : path_(std::move(run) / pipeName), control_(control) {}

VerbPipe::~VerbPipe() = default;

void VerbPipe::onStep(const StepMetrics& /*metrics*/) {}

void VerbPipe::onEvent(const RunEvent& event) {
    const auto* changed = std::get_if<StateChanged>(&event);
    if (changed == nullptr) {
        return;
    }
    if (isTerminal(changed->state) && reader_) {
        reader_.reset();
        ::unlink(path_.c_str());
    } else if (!isTerminal(changed->state) && !reader_) {
        ::unlink(path_.c_str());  // of a process that was killed
        if (::mkfifo(path_.c_str(), S_IRUSR | S_IWUSR) == 0) {
            try {
                reader_ = std::make_unique<Reader>(path_, control_);
            } catch (const Error&) {
                ::unlink(path_.c_str());
            }
        }
    }
}

bool sendVerb(const std::filesystem::path& run, Verb verb) {
    const int pipe = ::open((run / pipeName).c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW);
    if (pipe < 0) {
        return false;
    }
    struct stat kind {};
    const std::string line = std::string(verbId(verb)) + '\n';
    const bool sent =
        ::fstat(pipe, &kind) == 0 && S_ISFIFO(kind.st_mode) && ::write(pipe, line.data(), line.size()) == static_cast<ssize_t>(line.size());
    ::close(pipe);
    return sent;
}

void VerbSender::forward(RunControl& control) {
    if (control.stopRequested()) {
        stopped_ = stopped_ || sendVerb(run_, control.keepOnStop() ? Verb::stop : Verb::discard);
        return;
    }
    const bool paused = control.pauseRequested();
    if (paused != paused_ && sendVerb(run_, paused ? Verb::pause : Verb::resume)) {
        paused_ = paused;
    }
    checkpointDue_ = control.takeCheckpointRequest() || checkpointDue_;
    if (checkpointDue_ && sendVerb(run_, Verb::checkpoint)) {
        checkpointDue_ = false;
    }
}

}  // namespace ajepa
