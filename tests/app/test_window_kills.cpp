// SPDX-License-Identifier: GPL-3.0-or-later
// The window's own trainings, in worker processes that are killed: T-KILL-A with all of the window around it.
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>
#include <utility>

#include "app/workbench/app_settings.h"
#include "app/workbench/engine_thread.h"
#include "app/workbench/main_window.h"
#include "app/workbench/paths.h"
#include "app/workbench/run_queue.h"
#include "app/workbench/run_session.h"
#include "app/workbench/session.h"
#include "app/workbench/theme_control.h"
#include "engine/runs/run_directory.h"
#include "tests/app/killed_run.h"
#include "tests/app/stub_engine.h"

using namespace ajepa;

namespace {

constexpr std::int64_t steps = 60;
constexpr int patienceMs = 240'000;

/// The window on a runs folder. Its own engine trains nothing: each run has a process of its own.
struct Workbench {
    AppSettings settings;
    ThemeControl theme{settings};
    EngineThread engine{stubLoader(stepping())};
    Session session{engine};
    MainWindow window;

    explicit Workbench(const QTemporaryDir& runs) : window(ready(session, runs), settings, theme) {
        session.setOwnProcess(true);
        window.show();
        window.show(Workspace::train);
    }
    static Session& ready(Session& session, const QTemporaryDir& runs) {
        session.setRunsFolder(toPath(runs.path()));
        return session;
    }

    /// Starts a run; nullptr if it did not begin.
    RunSession* start(const RunConfig& config, const std::string& name) {
        QSignalSpy started(&window.queue(), &RunQueue::started);
        window.queue().start(config, name);
        return started.wait(10'000) ? window.queue().active() : nullptr;
    }

    /// Trains a run to its end; kills its worker at the planned steps. The folder of the run.
    std::filesystem::path train(const std::string& name, std::vector<std::pair<std::int64_t, int>> plan) {
        RunSession* run = start(test::smallRun(steps), name);
        if (run == nullptr)
            return {};
        pid_t worker = 0;
        const auto look = [&plan, &worker, run](const std::vector<LogLine>& lines) {
            for (const LogLine& line : lines)
                if (const pid_t told = test::workerIn(line); told != 0)
                    worker = told;
            if (worker != 0 && !plan.empty() && run->step() >= plan.front().first && run->state() == RunState::running) {
                ::kill(std::exchange(worker, 0), plan.front().second);
                plan.erase(plan.begin());
            }
        };
        const auto connection = QObject::connect(run, &RunSession::updated, run, look);
        const bool ended = QTest::qWaitFor([run] { return isTerminal(run->state()); }, patienceMs);
        QObject::disconnect(connection);
        return ended && plan.empty() ? run->path() : std::filesystem::path();
    }
};

}  // namespace

class TestWindowKills final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void aRunWhoseWorkerIsKilledEndsLikeOneThatNobodyKilled();
    void aWindowThatGoesLeavesItsRunAtWorkAndTheNextOneTakesItUp();
};

void TestWindowKills::aRunWhoseWorkerIsKilledEndsLikeOneThatNobodyKilled() {
    const QTemporaryDir runs;
    Workbench workbench(runs);
    const std::string last = "step-000000060";
    const std::filesystem::path whole = workbench.train("whole", {});
    QVERIFY(!whole.empty());
    const std::string expected = test::digestOf(whole, last);
    for (std::size_t round = 0; round < test::roundsOfKills(); ++round) {
        const std::filesystem::path killed = workbench.train("killed-" + std::to_string(round), test::plannedKills(round, steps));
        QVERIFY2(!killed.empty(), "the run did not end, or was not killed three times");
        const RunSession* run = workbench.window.queue().find(killed);
        QVERIFY(run != nullptr);
        QCOMPARE(run->state(), RunState::succeeded);
        const auto& log = run->history().log;
        QCOMPARE(std::count_if(log.begin(), log.end(), [](const LogLine& line) { return test::workerIn(line) != 0; }), 4);
        QCOMPARE(QString::fromStdString(test::digestOf(killed, last)), QString::fromStdString(expected));
    }
    QVERIFY(workbench.window.isVisible());
    qInfo("%zu kills, 0 mismatches", 3 * test::roundsOfKills());
}

void TestWindowKills::aWindowThatGoesLeavesItsRunAtWorkAndTheNextOneTakesItUp() {
    const QTemporaryDir runs;
    std::filesystem::path path;
    {
        Workbench first(runs);
        const RunSession* run = first.start(test::smallRun(100'000), "left");
        QVERIFY(run != nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(run->step() > 2, 60'000);
        path = run->path();
        first.window.queue().leaveAll();
        QTRY_VERIFY(!first.window.queue().isBusy());
    }
    Workbench next(runs);
    QTRY_VERIFY_WITH_TIMEOUT(next.window.queue().find(path) != nullptr, 20'000);
    RunSession* run = next.window.queue().find(path);
    QTRY_COMPARE_WITH_TIMEOUT(run->state(), RunState::running, 20'000);
    QVERIFY(run->isFollowed());
    const std::int64_t seen = run->step();
    QTRY_VERIFY_WITH_TIMEOUT(run->step() > seen + 2, 60'000);
    run->stop();
    QTRY_COMPARE_WITH_TIMEOUT(run->state(), RunState::stopped, 60'000);
    QCOMPARE(RunDirectory::open(path).state().state, RunState::stopped);
}

QTEST_MAIN(TestWindowKills)
#include "test_window_kills.moc"
