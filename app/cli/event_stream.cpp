// SPDX-License-Identifier: Apache-2.0
#include "app/cli/event_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "engine/base/error.h"
#include "engine/jobs/event_text.h"

namespace ajepa::cli {

EventStream::EventStream(int descriptor) : descriptor_(descriptor) {
    const int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY) {
        throw Error(ErrorKind::request, "Descriptor " + std::to_string(descriptor) + " is not open for writing.", "--events-fd",
                    "let the parent process open it, for example with 3>events.jsonl");
    }
    // A closed pipe must show as an error of write, not end the worker.
    std::signal(SIGPIPE, SIG_IGN);
}

void EventStream::onStep(const StepMetrics& metrics) {
    writeLine(eventLine(metrics));
}

void EventStream::onEvent(const RunEvent& event) {
    writeLine(eventLine(event));
}

void EventStream::writeLine(const std::string& line) {
    std::size_t done = 0;
    while (open_ && done < line.size()) {
        const ssize_t written = write(descriptor_, line.data() + done, line.size() - done);
        if (written >= 0) {
            done += static_cast<std::size_t>(written);
        } else if (errno != EINTR) {
            open_ = false;
        }
    }
}

}  // namespace ajepa::cli
