// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/job_outcome.h"

#include <exception>
#include <new>
#include <string_view>

namespace ajepa {
namespace {

constexpr const char* memoryHint = "choose a smaller train.batch_size, fewer features.frames or a smaller encoder";
constexpr const char* defectHint = "this looks like a defect of the program: please report it with the run's events.jsonl";

RunFailed failureOf(const Error& error) {
    return {error.kind(), error.what(), error.field(), error.hint()};
}

/// Torch's exceptions carry a stack trace behind their first line, and tell a lack of memory by words alone (its types cannot be seen from here).
RunFailed failureOf(const std::exception& error) {
    const std::string_view text = error.what();
    const std::string message(text.substr(0, text.find('\n')));
    const bool memory = text.find("out of memory") != std::string_view::npos || text.find("not enough memory") != std::string_view::npos;
    return memory ? RunFailed{ErrorKind::device, message, {}, memoryHint} : RunFailed{ErrorKind::worker, message, {}, defectHint};
}

JobOutcome failed(RunFailed failure) {
    return {RunState::failed, std::move(failure)};
}

/// A failing observer must not keep the others from the news.
void tell(const JobContext& context, const RunEvent& event) noexcept {
    for (const auto& observer : context.observers) {
        try {
            observer->onEvent(event);
        } catch (...) {
            continue;
        }
    }
}

}  // namespace

JobOutcome executeJob(Job& job, JobContext& context) noexcept {
    try {
        return {job.run(context) == Job::End::finished ? RunState::succeeded : RunState::stopped, {}};
    } catch (const Error& error) {
        return failed(failureOf(error));
    } catch (const std::bad_alloc&) {
        return failed({ErrorKind::device, "the memory of this machine does not suffice", {}, memoryHint});
    } catch (const std::exception& error) {
        return failed(failureOf(error));
    } catch (...) {
        return failed({ErrorKind::worker, "the job ended with an exception of unknown kind", {}, defectHint});
    }
}

void reportOutcome(const JobContext& context, const JobOutcome& outcome) noexcept {
    if (outcome.failure) {
        tell(context, *outcome.failure);
    }
    tell(context, StateChanged{outcome.state, context.lastStep, outcome.failure ? outcome.failure->message : std::string()});
}

RunState runJob(Job& job, JobContext& context, RunFailed* failure) {
    const JobOutcome outcome = executeJob(job, context);
    reportOutcome(context, outcome);
    if (failure != nullptr && outcome.failure) {
        *failure = *outcome.failure;
    }
    return outcome.state;
}

}  // namespace ajepa
