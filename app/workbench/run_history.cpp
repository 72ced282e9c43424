// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/run_history.h"

#include <QCoreApplication>
#include <QString>

#include "app/workbench/event_file.h"
#include "engine/runs/run_directory.h"
#include "widgets/error_text.h"
#include "widgets/number_text.h"

namespace ajepa {
namespace {

template <typename Row>
void appendRow(std::vector<Row>& rows, const Row& row) {
    while (!rows.empty() && rows.back().step >= row.step) {
        rows.pop_back();
    }
    rows.push_back(row);
}

/// So many rows a curve can use; a run without end keeps every second of its older ones each time it has more.
constexpr std::size_t mostRows = std::size_t{1} << 18U;

void thinOut(std::vector<StepMetrics>& rows) {
    for (std::size_t i = 0; 2 * i + 1 < rows.size(); ++i) {
        rows[i] = rows[2 * i + 1];  // the newest stays
    }
    rows.resize(rows.size() / 2);
}

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(RunLog)
};

LogLine line(LogLevel level, const QString& text) {
    return {level, text.toStdString()};
}

QString lossAlertSentence(const LossAlert& alert) {
    const QString step = countText(alert.step);
    switch (alert.kind) {
        case LossAlert::Kind::skipped:
            return Texts::tr("step %1: loss or gradient was not finite; nothing was changed").arg(step);
        case LossAlert::Kind::spike:
            return Texts::tr("step %1: the loss is %2 where %3 is usual").arg(step, figureText(alert.loss), figureText(alert.usual));
        case LossAlert::Kind::rise:
            return Texts::tr("step %1: the loss has been rising since step %2, to %3 where %4 is usual")
                .arg(step, countText(alert.onset), figureText(alert.loss), figureText(alert.usual));
        case LossAlert::Kind::settled:
            break;
    }
    return Texts::tr("step %1: the loss has come down again").arg(step);
}

struct Wording {
    LogLine operator()(const StateChanged&) const { return {}; }
    LogLine operator()(const RunFailed& failed) const { return {LogLevel::error, errorText(failed.message, failed.hint).toStdString()}; }
    LogLine operator()(const CheckpointSaved& saved) const {
        return line(
            LogLevel::info,
            Texts::tr("checkpoint at step %1 saved in %2").arg(countText(saved.step), withUnit(figureText(saved.seconds, 2), QStringLiteral("s"))));
    }
    LogLine operator()(const CheckpointFailed& failed) const {
        return line(LogLevel::warning, Texts::tr("no checkpoint at step %1: %2").arg(countText(failed.step), QString::fromStdString(failed.message)));
    }
    LogLine operator()(const EvaluationDone& done) const {
        return line(LogLevel::info,
                    Texts::tr("%1 at step %2: %3").arg(QString::fromStdString(done.protocol), countText(done.step), figureText(done.value)));
    }
    LogLine operator()(const LossAlert& alert) const {
        const LogLevel level = alert.kind == LossAlert::Kind::settled ? LogLevel::info : LogLevel::warning;
        return line(level, lossAlertSentence(alert));
    }
    LogLine operator()(const EpochDone& done) const {
        return line(LogLevel::info, Texts::tr("epoch %1 done at step %2").arg(countText(done.epoch), countText(done.step)));
    }
    LogLine operator()(const LogLine& text) const { return text; }
    LogLine operator()(const Progress&) const { return {}; }
    LogLine operator()(const HealthFigures& figures) const {
        return figures.collapsed
                   ? line(LogLevel::warning, Texts::tr("the representation may be collapsing: %1").arg(QString::fromStdString(figures.rule)))
                   : LogLine{};
    }
};

}  // namespace

void RunHistory::append(const StepMetrics& metrics) {
    appendRow(steps, metrics);
    if (steps.size() > mostRows) {
        thinOut(steps);
    }
}

void RunHistory::append(const HealthFigures& figures) {
    appendRow(health, figures);
}

/// A training that goes on judges its loss anew.
void RunHistory::forgetAlertsBehind(std::int64_t step) {
    std::erase_if(lossAlerts, [step](const LossAlert& alert) { return alert.step > step; });
    if (!lossAlerts.empty()) {
        lossAlerts.push_back({LossAlert::Kind::settled, step, step, 0, 0});
    }
}

void RunHistory::note(const RunEvent& event) {
    if (const auto* saved = std::get_if<CheckpointSaved>(&event)) {
        checkpoints.push_back(saved->step);
        unsaved.reset();
    } else if (const auto* failed = std::get_if<CheckpointFailed>(&event)) {
        unsaved = *failed;
    } else if (const auto* alert = std::get_if<LossAlert>(&event)) {
        // A resumed run repeats the steps behind its checkpoint.
        std::erase_if(lossAlerts, [alert](const LossAlert& before) { return before.step >= alert->step; });
        lossAlerts.push_back(*alert);
    } else if (const auto* changed = std::get_if<StateChanged>(&event)) {
        const bool begins = changed->state == RunState::running && before_ != RunState::paused;
        if (begins && changed->step > 0 && (resumes.empty() || resumes.back() != changed->step)) {
            resumes.push_back(changed->step);
            forgetAlertsBehind(changed->step);
        }
        before_ = changed->state;
    }
}

LogLine logLine(const RunEvent& event) {
    return std::visit(Wording(), event);
}

RunHistory readHistory(const std::filesystem::path& run) {
    const RunDirectory directory = RunDirectory::open(run);
    RunHistory history;
    history.steps = directory.readMetrics();
    history.health = directory.readHealth();
    for (const RunEvent& event : readEvents(run)) {
        history.note(event);
        if (LogLine line = logLine(event); !line.text.empty()) {
            history.log.push_back(std::move(line));
        }
    }
    return history;
}

}  // namespace ajepa
