// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <semaphore>

#include "app/workbench/engine_thread.h"
#include "app/workbench/paths.h"
#include "app/workbench/record_watch.h"
#include "app/workbench/run_monitor.h"
#include "app/workbench/run_queue.h"
#include "app/workbench/run_session.h"
#include "app/workbench/session.h"
#include "app/workbench/stall_bar.h"
#include "engine/config/presets.h"
#include "engine/runs/run_directory.h"
#include "tests/app/stub_engine.h"
#include "widgets/elided_label.h"
#include "widgets/notice.h"

using namespace ajepa;

class TestRunSession final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void verbsFollowTheState_data();
    void verbsFollowTheState();
    void floodReachesTheWindowInFewUpdates();
    void pauseResumeAndStopAreReported();
    void aPauseBetweenTwoReportsTellsItsOwnStep();
    void stopEndsAPausedRun();
    void failureKeepsItsSentence();
    void missingEngineIsAFailedRun();
    void closingMidRunTwentyTimesLeavesNothing();
    void resumedStepsReplaceTheOldOnes();
    void pastRunIsReadBackFromItsFolder();
    void aResumeIsNotedAndAPauseIsNot();
    void theTimeLeftIsARangeOfTheLastSpeeds();
    void aRecordThatStaysBehindIsSaid();
    void aCheckpointThatCannotBeWrittenIsSaidUntilOneIs();
    void aRunThatHangsIsSaidUntilItGoesOn();
};

void TestRunSession::verbsFollowTheState_data() {
    QTest::addColumn<RunState>("state");
    QTest::addColumn<QString>("verbs");  // p pause, r resume, s stop, c checkpoint, g go on
    QTest::newRow("queued") << RunState::queued << "s";
    QTest::newRow("preparing") << RunState::preparing << "s";
    QTest::newRow("running") << RunState::running << "psc";
    QTest::newRow("paused") << RunState::paused << "rsc";
    QTest::newRow("stopping") << RunState::stopping << "";
    QTest::newRow("stopped") << RunState::stopped << "g";
    QTest::newRow("succeeded") << RunState::succeeded << "";
    QTest::newRow("failed") << RunState::failed << "g";
}

void TestRunSession::verbsFollowTheState() {
    QFETCH(RunState, state);
    const RunVerbs verbs = verbsFor(state, true, false, state != RunState::succeeded);
    const QString text = QString(verbs.pause ? QStringLiteral("p") : QString()) + (verbs.resume ? QStringLiteral("r") : QString()) +
                         (verbs.stop ? QStringLiteral("s") : QString()) + (verbs.checkpoint ? QStringLiteral("c") : QString()) +
                         (verbs.proceed ? QStringLiteral("g") : QString());
    QTEST(text, "verbs");
    QVERIFY(verbsFor(RunState::running, false, true, true).proceed);    // interrupted: its process was killed
    QVERIFY(!verbsFor(RunState::running, false, false, true).proceed);  // another process trains it
}

void TestRunSession::floodReachesTheWindowInFewUpdates() {
    constexpr std::int64_t steps = 300'000;
    EngineThread engine(stubLoader(stepping(steps)));
    RunSession run(engine, "/nowhere", {});
    QSignalSpy updates(&run, &RunSession::updated);
    QElapsedTimer clock;
    clock.start();
    run.start();
    QTRY_COMPARE_WITH_TIMEOUT(run.state(), RunState::succeeded, 60'000);
    // One drain needs the timer's 50 ms; two more for the first and the last.
    QVERIFY2(updates.count() <= clock.elapsed() / 50 + 2, qPrintable(QString::number(updates.count())));
    QCOMPARE(run.step(), steps);
}

void TestRunSession::pauseResumeAndStopAreReported() {
    EngineThread engine(stubLoader(stepping()));
    RunSession run(engine, "/nowhere", {});
    run.start();
    QTRY_COMPARE(run.state(), RunState::running);
    run.pause();
    QCOMPARE(run.pending(), RunSession::Pending::pause);
    QCOMPARE(run.state(), RunState::running);  // until the engine says otherwise
    QTRY_COMPARE(run.state(), RunState::paused);
    QCOMPARE(run.pending(), RunSession::Pending::none);
    const std::int64_t held = run.step();
    run.resume();
    QTRY_COMPARE(run.state(), RunState::running);
    QTRY_VERIFY(run.step() > held);
    run.stop();
    QTRY_COMPARE(run.state(), RunState::stopped);
}

void TestRunSession::aPauseBetweenTwoReportsTellsItsOwnStep() {
    std::binary_semaphore paused(0);
    EngineThread engine(stubLoader([&paused](JobContext& context) {
        context.enter(RunState::running);
        context.report(StepMetrics{.step = 20, .epoch = 2, .loss = 1});
        paused.acquire();
        return context.proceed(23) ? Job::End::finished : Job::End::stopped;
    }));
    RunConfig config = presetConfig("a-jepa-tiny");
    config.train.steps = 40;
    RunSession run(engine, "/nowhere", config);
    RunMonitor monitor;
    monitor.follow(run);
    run.start();
    QTRY_COMPARE(run.state(), RunState::running);
    run.pause();
    paused.release();
    QTRY_COMPARE(run.state(), RunState::paused);
    QCOMPARE(run.step(), 23);
    const QList<ElidedLabel*> labels = monitor.findChildren<ElidedLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const ElidedLabel* label) { return label->fullText() == "Step 23/40 · epoch 2.30"; }));
    run.stop();
    QTRY_COMPARE(run.state(), RunState::stopped);
}

void TestRunSession::stopEndsAPausedRun() {
    EngineThread engine(stubLoader(stepping()));
    RunSession run(engine, "/nowhere", {});
    run.start();
    QTRY_COMPARE(run.state(), RunState::running);
    run.pause();
    QTRY_COMPARE(run.state(), RunState::paused);
    run.stop();
    QTRY_COMPARE(run.state(), RunState::stopped);
}

void TestRunSession::failureKeepsItsSentence() {
    EngineThread engine(stubLoader(
        [](JobContext&) -> Job::End { throw Error(ErrorKind::diverged, "The loss is not finite at step 7.", {}, "Lower the learning rate."); }));
    RunSession run(engine, "/nowhere", {});
    run.start();
    QTRY_COMPARE(run.state(), RunState::failed);
    QVERIFY(run.failure().has_value());
    QCOMPARE(run.failure()->message, std::string("The loss is not finite at step 7."));
    QVERIFY(!run.history().log.empty());
    QCOMPARE(run.history().log.back().level, LogLevel::error);
}

void TestRunSession::missingEngineIsAFailedRun() {
    EngineThread engine([]() -> std::unique_ptr<Engine> { throw Error(ErrorKind::device, "libajepa_engine is missing."); });
    QSignalSpy unavailable(&engine, &EngineThread::unavailable);
    RunSession run(engine, "/nowhere", {});
    run.start();
    QTRY_COMPARE(run.state(), RunState::failed);
    QCOMPARE(run.failure()->message, std::string("libajepa_engine is missing."));
    QTRY_COMPARE(unavailable.count(), 1);
}

void TestRunSession::closingMidRunTwentyTimesLeavesNothing() {
    for (int i = 0; i < 20; ++i) {
        EngineThread engine(stubLoader(stepping()));
        RunSession run(engine, "/nowhere", {});
        run.start();
        QTRY_VERIFY(run.step() > 0);
    }
}

void TestRunSession::resumedStepsReplaceTheOldOnes() {
    RunHistory history;
    for (const std::int64_t step : {10, 20, 30, 40}) {
        history.append(StepMetrics{.step = step});
    }
    history.append(StepMetrics{.step = 30, .loss = 0.5});
    QCOMPARE(history.steps.size(), std::size_t(3));
    QCOMPARE(history.steps.back().loss, 0.5);
}

void TestRunSession::pastRunIsReadBackFromItsFolder() {
    QTemporaryDir folder;
    const RunDirectory directory = RunDirectory::create(toPath(folder.path()), "past", {}, "");
    {
        RunLog log(directory);
        log.onStep(StepMetrics{.step = 10, .loss = 0.5, .clipsPerS = 31});
        log.onEvent(CheckpointSaved{10, "checkpoints/step-000000010", 0.25});
        log.onEvent(LogLine{LogLevel::warning, "a file could not be read"});
        log.onEvent(RunFailed{.kind = ErrorKind::diverged, .message = "The loss exploded.", .hint = "Lower the learning rate."});
    }
    const RunHistory history = readHistory(directory.path());
    QCOMPARE(history.steps.size(), std::size_t(1));
    QCOMPARE(history.steps.front().loss, 0.5);
    QCOMPARE(history.checkpoints, std::vector<std::int64_t>{10});
    QCOMPARE(history.log.size(), std::size_t(3));
    QCOMPARE(history.log[1].level, LogLevel::warning);
    QCOMPARE(history.log[1].text, std::string("a file could not be read"));
    QCOMPARE(history.log[2].text, std::string("The loss exploded. Lower the learning rate."));
}

void TestRunSession::aResumeIsNotedAndAPauseIsNot() {
    RunHistory history;
    const std::initializer_list<StateChanged> first{
        {RunState::preparing}, {RunState::running, 0}, {RunState::paused, 30}, {RunState::running, 30}, {RunState::stopped, 40}};
    const std::initializer_list<StateChanged> second{{RunState::queued}, {RunState::preparing}, {RunState::running, 40}};
    for (const auto& states : {first, second}) {
        for (const StateChanged& state : states) {
            history.note(state);
        }
    }
    history.note(CheckpointSaved{.step = 40});
    QCOMPARE(history.resumes, std::vector<std::int64_t>{40});
    QCOMPARE(history.checkpoints, std::vector<std::int64_t>{40});
}

void TestRunSession::theTimeLeftIsARangeOfTheLastSpeeds() {
    QVERIFY(!timeLeft({}, 100, 10).has_value());
    std::vector<StepMetrics> reports;
    for (int i = 1; i <= 100; ++i) {
        reports.push_back(StepMetrics{.step = i, .clipsPerS = i <= 50 ? 1.0 : i % 2 == 0 ? 20.0 : 10.0});
    }
    reports.back().clipsPerS = 1000;  // one odd report of fifty is chance
    const auto left = timeLeft(reports, 300, 10);
    QVERIFY(left.has_value());
    QCOMPARE(left->least, 200 * 10 / 20.0);
    QCOMPARE(left->most, 200 * 10 / 10.0);
    QCOMPARE(timeLeft(reports, 100, 10)->most, 0.0);
}

void TestRunSession::aRecordThatStaysBehindIsSaid() {
    QTemporaryDir folder;
    const std::filesystem::path metrics = toPath(folder.path()) / "metrics.jsonl";
    RecordWatch watch;
    QSignalSpy behind(&watch, &RecordWatch::behind), caughtUp(&watch, &RecordWatch::caughtUp);
    watch.watch(toPath(folder.path()));
    watch.reported(50);
    watch.look();  // from now on, 50 is due
    watch.reported(80);
    watch.look();
    QTRY_COMPARE(behind.count(), 1);
    QCOMPARE(behind.front()[0].toLongLong(), 0);
    QCOMPARE(behind.front()[1].toLongLong(), 50);
    QFile file(QString::fromStdString(metrics.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"step\":80,\"epoch\":1,\"loss\":0.5}\n");
    file.close();
    watch.look();
    QTRY_COMPARE(caughtUp.count(), 1);
    QCOMPARE(behind.count(), 1);
}

void TestRunSession::aCheckpointThatCannotBeWrittenIsSaidUntilOneIs() {
    std::counting_semaphore<> next(0);
    EngineThread engine(stubLoader([&next](JobContext& context) {
        context.enter(RunState::preparing);
        context.enter(RunState::running);
        context.report(CheckpointSaved{10, "/nowhere", 0.1});
        context.report(CheckpointFailed{20, "no space for the checkpoint of step 20 in /nowhere: 73 MiB are needed, 3 MiB are free"});
        next.acquire();
        context.report(CheckpointSaved{25, "/nowhere", 0.1});
        next.acquire();
        return Job::End::finished;
    }));
    RunSession run(engine, "/nowhere", presetConfig("audio-jepa-tiny"));
    RunMonitor monitor;
    monitor.follow(run);
    monitor.show();
    run.start();
    const auto said = [&monitor](const QString& words) {
        const QList<Notice*> notices = monitor.findChildren<Notice*>();
        return std::any_of(notices.begin(), notices.end(),
                           [&words](const Notice* notice) { return notice->isVisible() && notice->sentence().contains(words); });
    };
    QTRY_VERIFY(said(QStringLiteral("at step 20: no space for the checkpoint")));
    QVERIFY(said(QStringLiteral("73 MiB are needed, 3 MiB are free. The newest one is of step 10.")));
    next.release();
    QTRY_VERIFY(!said(QStringLiteral("no space")));
    next.release();
    QTRY_COMPARE(run.state(), RunState::succeeded);
}

void TestRunSession::aRunThatHangsIsSaidUntilItGoesOn() {
    // Reports a step, then hangs until it is stopped.
    EngineThread engine(stubLoader([](JobContext& context) {
        context.enter(RunState::preparing);
        context.enter(RunState::running);
        context.report(StepMetrics{.step = 7, .loss = 1});
        std::mutex mutex;
        std::condition_variable_any stopped;
        std::unique_lock lock(mutex);
        stopped.wait(lock, context.control.stopToken(), [] { return false; });
        return Job::End::stopped;
    }));
    QTemporaryDir folder;
    Session session(engine);
    session.setRunsFolder(toPath(folder.path()));
    RunQueue queue(session);
    StallBar bar(queue);
    queue.start(presetConfig("a-jepa-tiny"), "hanging");
    QTRY_VERIFY(queue.active() != nullptr && queue.active()->step() == 7 && queue.active()->state() == RunState::running);
    RunSession& run = *queue.active();
    const auto begin = std::chrono::steady_clock::now();
    run.setClock([begin] { return begin + std::chrono::seconds(100); });
    run.look();
    QVERIFY(bar.isHidden());
    run.setClock([begin] { return begin + std::chrono::seconds(180); });
    run.look();
    QVERIFY(!bar.isHidden());
    QVERIFY2(bar.sentence().contains(QLatin1String("has reported no step for 3 min")), qPrintable(bar.sentence()));
    QCOMPARE(run.state(), RunState::running);  // the state is what the run reported, not a guess
    QPushButton *wait = bar.findChildren<QPushButton*>()[0], *end = bar.findChildren<QPushButton*>()[1];
    QVERIFY(end->isHidden());  // it trains in this window's process: nothing there to end
    wait->click();
    QVERIFY(bar.isHidden());
    run.setClock([begin] { return begin + std::chrono::seconds(301); });
    run.look();
    QVERIFY(!bar.isHidden());
    std::chrono::seconds slept{0};
    run.setSleepWatch(SleepWatch([&slept] { return slept; }));
    slept += std::chrono::hours(3);
    run.look();
    QVERIFY(QString::fromStdString(run.history().log.back().text).contains(QLatin1String("slept for 3 h")));
    run.stop();
    QTRY_COMPARE(run.state(), RunState::stopped);
    QVERIFY(bar.isHidden());
}

QTEST_MAIN(TestRunSession)
#include "test_run_session.moc"
