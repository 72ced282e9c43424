// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/record_watch.h"

#include <utility>

#include "app/workbench/background.h"
#include "engine/runs/run_records.h"

namespace ajepa {
namespace {
constexpr int paceMs = 5000;
}

RecordWatch::RecordWatch(QObject* parent) : QObject(parent) {
    pace_.setInterval(paceMs);
    connect(&pace_, &QTimer::timeout, this, &RecordWatch::look);
}

void RecordWatch::watch(const std::filesystem::path& run) {
    run_ = run;
    reported_ = due_ = 0;
    behind_ = false;
    run.empty() ? pace_.stop() : pace_.start();
}

void RecordWatch::look() {
    const std::int64_t due = std::exchange(due_, reported_);
    if (run_.empty() || due <= 0) {
        return;
    }
    const auto read = [path = run_ / "metrics.jsonl"] {
        const auto last = lastMetrics(path);
        return last ? last->step : std::int64_t{0};
    };
    inBackground(this, read, [this, due, run = run_](Outcome<std::int64_t> written) {
        if (run != run_) {
            return;
        }
        const std::int64_t step = written ? *written.value : 0;
        const bool late = step < due;
        if (late) {
            Q_EMIT behind(step, due);
        } else if (behind_) {
            Q_EMIT caughtUp();
        }
        behind_ = late;
    });
}

}  // namespace ajepa
