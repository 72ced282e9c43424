// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <optional>
#include <utility>

#include "engine/base/error.h"
#include "engine/runs/append_file.h"
#include "engine/runs/json_text.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_records.h"
#include "engine/runs/tensorboard_file.h"

namespace ajepa {

struct RunLog::Files {
    explicit Files(const RunDirectory& directory)
        : run(directory),
          metrics(directory.path() / "metrics.jsonl"),
          timing(directory.path() / "timing.jsonl"),
          health(directory.path() / "health.jsonl"),
          events(directory.path() / "events.jsonl") {
        if (directory.config().train.tensorboard) {
            tensorboard.emplace(directory.path() / "tensorboard");
        }
    }

    void append(AppendFile& file, const std::string& row) { warn(file.append(row)); }

    template <typename Figures>
    void plot(const Figures& figures) {
        if (tensorboard) {
            warn(tensorboard->append(figures.step, tensorboardScalars(figures)));
        }
    }

    /// In events.jsonl (where it waits with the rest if that cannot be written either) and on stderr.
    void warn(const std::string& problem) {
        if (!problem.empty()) {
            const std::string text = problem + "; it is tried again with the next row, until then all stays in memory";
            std::fprintf(stderr, "warning: %s\n", text.c_str());
            (void)events.append(eventRow(LogLine{LogLevel::warning, text}, utcNow()));
        }
    }

    void writeState(std::int64_t step) {
        try {
            run.writeState(state, step, message);
            stateFailing = false;
        } catch (const Error& error) {
            warn(std::exchange(stateFailing, true) ? std::string() : error.what());
        }
    }

    /// Called when a checkpoint stands: the rows up to its step must be on the disk as well, for a resume keeps them.
    void sync() {
        for (AppendFile* file : {&metrics, &timing, &health, &events}) {
            warn(file->sync());
        }
        if (tensorboard) {
            warn(tensorboard->sync());
        }
    }

    RunDirectory run;
    AppendFile metrics, timing, health, events;
    std::optional<TensorboardFile> tensorboard;
    RunState state = RunState::queued;
    std::string message;
    bool stateFailing = false;
};

RunLog::RunLog(const RunDirectory& run) : files_(std::make_unique<Files>(run)) {}

RunLog::~RunLog() = default;

void RunLog::onStep(const StepMetrics& metrics) {
    files_->append(files_->timing, timingRow(metrics));  // first: who follows the run finds the timing of each row of the metrics
    files_->append(files_->metrics, metricsRow(metrics));
    files_->plot(metrics);
}

bool RunLog::keepsPictures() const {
    return files_->tensorboard.has_value();
}

void RunLog::addPicture(std::int64_t step, std::string_view tag, const RgbPicture& picture) {
    if (files_->tensorboard) {
        files_->warn(files_->tensorboard->append(step, tag, picture));
    }
}

void RunLog::onEvent(const RunEvent& event) {
    if (const auto* figures = std::get_if<HealthFigures>(&event)) {
        files_->append(files_->health, healthRow(*figures));
        files_->plot(*figures);
    } else if (const std::string row = eventRow(event, utcNow()); !row.empty()) {
        files_->append(files_->events, row);
    }
    if (const auto* changed = std::get_if<StateChanged>(&event)) {
        files_->state = changed->state;
        files_->message = changed->message;
        files_->writeState(changed->step);
        if (files_->tensorboard && changed->state == RunState::running) {
            files_->warn(files_->tensorboard->begin(changed->step));
        }
    } else if (const auto* saved = std::get_if<CheckpointSaved>(&event)) {
        files_->sync();
        files_->writeState(saved->step);
    }
}

}  // namespace ajepa
