// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/worker_job.h"

#include <algorithm>
#include <fstream>
#include <mutex>
#include <thread>
#include <utility>

#include "engine/jobs/event_text.h"

namespace ajepa {
namespace {

constexpr std::chrono::milliseconds patience{50};  // how long a verb may lie before it is passed on
constexpr const char* logName = "worker.log";

Error errorOf(const RunFailed& failure) {
    return {failure.kind, failure.message, failure.field, failure.hint};
}

}  // namespace

bool ContinuationRule::allows(const std::vector<std::int64_t>& deaths) const {
    const bool again = deaths.size() > 1 && deaths.back() == deaths[deaths.size() - 2];
    return static_cast<int>(deaths.size()) <= most && !again;
}

WorkerJob::WorkerJob(std::filesystem::path run, std::vector<std::string> command, ContinuationRule rule, std::shared_ptr<WorkerEnd> end)
    : run_(std::move(run)), command_(std::move(command)), rule_(rule), end_(std::move(end)) {}

Job::End WorkerJob::run(JobContext& context) {
    for (;;) {
        const Outcome outcome = supervise(context);
        if (outcome.state == RunState::succeeded || outcome.state == RunState::stopped) {
            return outcome.state == RunState::succeeded ? End::finished : End::stopped;
        }
        if (outcome.failure) {
            throw errorOf(*outcome.failure);
        }
        deaths_.push_back(context.lastStep);
        const std::string what = "The worker process ended with " + outcome.end.words() + " at step " + std::to_string(context.lastStep) + ".";
        if (context.control.stopRequested() || !rule_.allows(deaths_)) {
            throw Error(ErrorKind::worker, what + lastWords(), run_.string(), "continue the run: it goes on from its newest checkpoint");
        }
        context.report(LogLine{LogLevel::warning, what + " It is started again from its newest checkpoint."});
        if (!waitToContinue(context)) {
            return End::stopped;
        }
    }
}

WorkerJob::Outcome WorkerJob::supervise(JobContext& context) {
    VerbSender verbs(run_);
    context.enter(RunState::preparing, context.lastStep);
    WorkerProcess worker(command_, run_ / logName);
    context.report(LogLine{LogLevel::info, "training in process " + std::to_string(worker.pid())});
    Outcome outcome;
    while (!worker.isSilent()) {
        for (const std::string& line : worker.lines(patience)) {
            passOn(line, context, outcome);
        }
        if (context.serveRequests) {
            context.serveRequests();
        }
        verbs.forward(context.control);
        if (end_ != nullptr && end_->take()) {
            worker.kill();
        }
        if (context.control.leaveRequested()) {
            outcome.state = RunState::stopped;  // the watching, not the work
            return outcome;
        }
    }
    outcome.end = worker.wait();
    return outcome;
}

void WorkerJob::passOn(const std::string& line, JobContext& context, Outcome& outcome) {
    const std::optional<Report> report = parseEventLine(line);
    if (!report) {
        return;
    }
    if (const auto* metrics = std::get_if<StepMetrics>(&*report)) {
        context.report(*metrics);
    } else {
        passOn(std::get<RunEvent>(*report), context, outcome);
    }
}

/// How the run ended is kept for the job's own end; all else is reported as it came.
void WorkerJob::passOn(const RunEvent& event, JobContext& context, Outcome& outcome) {
    const auto* changed = std::get_if<StateChanged>(&event);
    if (const auto* failure = std::get_if<RunFailed>(&event)) {
        outcome.failure = *failure;
    } else if (changed != nullptr && isTerminal(changed->state)) {
        outcome.state = changed->state;
        context.lastStep = changed->step;
    } else if (changed != nullptr) {
        context.enter(changed->state, changed->step, changed->message);
    } else {
        context.report(event);
    }
}

/// False if it should end instead.
bool WorkerJob::waitToContinue(JobContext& context) const {
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_for(lock, context.control.stopToken(), rule_.waitAfter(deaths_.size()), [] { return false; });
    return !context.control.stopRequested();
}

/// The last lines that the worker printed, after a blank; empty if it printed none.
std::string WorkerJob::lastWords() const {
    std::ifstream log(run_ / logName);
    std::vector<std::string> last;
    for (std::string line; std::getline(log, line);) {
        last.push_back(line);
        if (last.size() > 3) {
            last.erase(last.begin());
        }
    }
    std::string words;
    for (const std::string& line : last) {
        words += (words.empty() ? " It last said: " : " / ") + line.substr(0, 200);
    }
    return words;
}

std::vector<std::string> workerCommand(const std::filesystem::path& run, std::int64_t extendTo) {
    const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "ajepa";
    std::vector<std::string> command{program.string(), "run", run.string(), "--events-fd", std::to_string(WorkerProcess::linesDescriptor), "--quiet"};
    if (extendTo > 0) {
        command.insert(command.end(), {"--steps", std::to_string(extendTo)});
    }
    return command;
}

}  // namespace ajepa
