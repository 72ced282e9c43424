// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <utility>

#include "engine/jobs/run_control.h"
#include "engine/jobs/run_events.h"

namespace ajepa {

/// What may be asked of a run in another process.
enum class Verb { pause, resume, stop, discard /* stop without saving */, checkpoint };
std::string_view verbId(Verb verb);

/// The named pipe `control` in the folder of a run that trains: a line with a verb's id does what the button in the window does, so that a window, a script or a
/// person (`echo pause > RUN/control`) can steer a run that another process trains. Opens with the first state that the job reports, because the job holds the
/// run's lock from then on, and goes with the last one. A folder that can hold no pipe costs the verbs, not the run.
class VerbPipe final : public RunObserver {
public:
    VerbPipe(std::filesystem::path run, RunControl& control);
    ~VerbPipe() override;
    void onStep(const StepMetrics& metrics) override;
    void onEvent(const RunEvent& event) override;

private:
    class Reader;

    std::filesystem::path path_;
    RunControl& control_;
    std::unique_ptr<Reader> reader_;
};

/// Asks the process that trains `run`. False if none listens there. Never waits.
bool sendVerb(const std::filesystem::path& run, Verb verb);

/// Passes on what a control was asked for, each verb once. One that finds no listener, because the process is still loading, is offered again.
class VerbSender {
public:
    explicit VerbSender(std::filesystem::path run) : run_(std::move(run)) {}
    void forward(RunControl& control);

private:
    std::filesystem::path run_;
    bool paused_ = false, stopped_ = false, checkpointDue_ = false;
};

}  // namespace ajepa
