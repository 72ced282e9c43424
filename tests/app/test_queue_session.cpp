// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <mutex>

#include "app/workbench/engine_thread.h"
#include "app/workbench/paths.h"
#include "app/workbench/queue_session.h"
#include "app/workbench/run_queue.h"
#include "app/workbench/run_session.h"
#include "app/workbench/session.h"
#include "engine/config/presets.h"
#include "engine/runs/run_directory.h"
#include "tests/app/stub_engine.h"

using namespace ajepa;

namespace {

/// What one window has of the queue, without its widgets.
struct Window {
    EngineThread engine;
    Session session;
    RunQueue runs;
    QueueSession queue;

    Window(const QTemporaryDir& folder, StubJob::Body training)
        : engine(stubLoader(std::move(training))), session(engine), runs(session), queue(session, runs) {
        session.setRunsFolder(toPath(folder.path()));
    }
};

QueueEntry entry(const std::string& name) {
    return queueEntry(name, "a-jepa-tiny", presetConfig("a-jepa-tiny"));
}

std::vector<QueueEntry> entries(const std::string& letters) {
    std::vector<QueueEntry> all;
    for (const char letter : letters) {
        all.push_back(entry(std::string(1, letter)));
    }
    return all;
}

std::string names(const QueueSession& queue) {
    std::string all;
    for (const QueueEntry& one : queue.queue().entries()) {
        all += one.name;
    }
    return all;
}

std::vector<std::string> ids(const QueueSession& queue, const std::string& letters) {
    std::vector<std::string> all;
    for (const QueueEntry& one : queue.queue().entries()) {
        if (letters.find(one.name) != std::string::npos) {
            all.push_back(one.id);
        }
    }
    return all;
}

/// Runs made in a folder, oldest first, by their last letter.
std::string runsIn(const QTemporaryDir& folder) {
    std::string letters;
    for (const RunSummary& run : listRuns(toPath(folder.path()))) {
        letters += run.name.back();
    }
    std::sort(letters.begin(), letters.end());
    return letters;
}

Job::End failing(JobContext&) {
    throw Error(ErrorKind::diverged, "The loss is not finite at step 7.");
}

}  // namespace

class TestQueueSession final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void entriesTrainOneAfterTheOtherAndLeaveTheQueue();
    void snapshotsAreFrozen();
    void aHeldQueueStartsNothing();
    void removedEntriesComeBack();
    void aFailureStopsTheQueueOnlyIfItShall();
    void whatFailedIsTriedAgainInItsOwnRun();
    void twoWindowsNeverStartTheSameEntryTwice();
    void theNextWindowGoesOn();
    void closingKeepsTheRunInTheQueueAndHoldsIt();
    void aFileCutInHalfIsASentenceAndIsKept();
    void withoutAnEngineEntriesWait();
};

void TestQueueSession::entriesTrainOneAfterTheOtherAndLeaveTheQueue() {
    const QTemporaryDir folder;
    Window window(folder, stepping(50));
    QSignalSpy started(&window.runs, &RunQueue::started);
    window.queue.add(entries("abc"));
    QTRY_COMPARE_WITH_TIMEOUT(started.count(), 3, 20'000);
    QTRY_VERIFY(window.queue.queue().entries().empty());
    QCOMPARE(runsIn(folder), std::string("abc"));
}

void TestQueueSession::snapshotsAreFrozen() {
    const QTemporaryDir folder;
    Window window(folder, stepping());
    QueueEntry one = entry("frozen");
    one.config.train.seed = 4711;
    window.queue.add({one});
    QTRY_VERIFY(window.runs.active() != nullptr);
    QCOMPARE(window.runs.active()->config().train.seed, std::uint64_t(4711));
    window.runs.stopAll();
    QTRY_VERIFY(!window.runs.isBusy());
}

void TestQueueSession::aHeldQueueStartsNothing() {
    const QTemporaryDir folder;
    Window window(folder, stepping(5));
    window.queue.setPaused(true);
    window.queue.add(entries("a"));
    QTRY_COMPARE(names(window.queue), std::string("a"));
    QVERIFY(!window.queue.hasMore());
    QCOMPARE(runsIn(folder), std::string());
    QSignalSpy started(&window.runs, &RunQueue::started);
    window.queue.setPaused(false);
    QTRY_COMPARE(started.count(), 1);
}

void TestQueueSession::removedEntriesComeBack() {
    const QTemporaryDir folder;
    Window window(folder, stepping());
    window.queue.setPaused(true);
    window.queue.add(entries("abcd"));
    QTRY_COMPARE(names(window.queue), std::string("abcd"));
    QSignalSpy removed(&window.queue, &QueueSession::removed);
    window.queue.remove(ids(window.queue, "ad"));
    QTRY_COMPARE(names(window.queue), std::string("bc"));
    QTRY_COMPARE(removed.count(), 1);
    window.queue.move(ids(window.queue, "c"), 0);
    QTRY_COMPARE(names(window.queue), std::string("cb"));
    window.queue.undoRemoval();
    QTRY_COMPARE(names(window.queue), std::string("acbd"));
}

void TestQueueSession::aFailureStopsTheQueueOnlyIfItShall() {
    for (const bool goesOn : {true, false}) {
        const QTemporaryDir folder;
        Window window(folder, failing);
        QSignalSpy started(&window.runs, &RunQueue::started);
        window.queue.setContinuesAfterFailure(goesOn);
        window.queue.add(entries("ab"));
        QTRY_COMPARE(started.count(), goesOn ? 2 : 1);
        QTRY_COMPARE(window.queue.queue().entries().front().state, EntryState::failed);
        QCOMPARE(window.queue.queue().entries().front().message, std::string("The loss is not finite at step 7."));
        QCOMPARE(window.queue.queue().isPaused(), !goesOn);
        if (goesOn) {
            QTRY_COMPARE(window.queue.queue().entries().back().state, EntryState::failed);
        } else {
            QCOMPARE(window.queue.queue().entries().back().state, EntryState::waiting);
        }
    }
}

void TestQueueSession::whatFailedIsTriedAgainInItsOwnRun() {
    const QTemporaryDir folder;
    auto attempts = std::make_shared<std::atomic<int>>(0);
    Window window(folder, [attempts](JobContext& context) { return ++*attempts == 1 ? failing(context) : stepping(5)(context); });
    window.queue.add(entries("a"));
    QTRY_VERIFY(!window.queue.queue().entries().empty() && window.queue.queue().entries().front().state == EntryState::failed);
    window.queue.tryAgain(ids(window.queue, "a"));
    QTRY_VERIFY(window.queue.queue().entries().empty());
    QCOMPARE(attempts->load(), 2);
    QCOMPARE(runsIn(folder), std::string("a"));
}

void TestQueueSession::twoWindowsNeverStartTheSameEntryTwice() {
    const QTemporaryDir folder;
    Window one(folder, stepping(20)), other(folder, stepping(20));
    QSignalSpy first(&one.runs, &RunQueue::started), second(&other.runs, &RunQueue::started);
    one.queue.add(entries("abc"));
    other.queue.add(entries("def"));
    QTRY_COMPARE_WITH_TIMEOUT(runsIn(folder), std::string("abcdef"), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(first.count() + second.count(), 6, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(one.queue.queue().entries().empty() && other.queue.queue().entries().empty(), 30'000);
    QCOMPARE(runsIn(folder), std::string("abcdef"));
}

void TestQueueSession::theNextWindowGoesOn() {
    const QTemporaryDir folder;
    {
        Window window(folder, stepping());
        window.queue.add(entries("ab"));
        QTRY_VERIFY(window.runs.active() != nullptr);
    }  // gone as after a crash: the stub's run has no record of an end
    Window next(folder, stepping(5));
    QTRY_VERIFY_WITH_TIMEOUT(runsIn(folder) == "ab", 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(next.queue.queue().entries().empty(), 20'000);
    QCOMPARE(runsIn(folder), std::string("ab"));  // a was not made a second time
}

void TestQueueSession::closingKeepsTheRunInTheQueueAndHoldsIt() {
    const QTemporaryDir folder;
    {
        Window window(folder, stepping());
        window.queue.add(entries("ab"));
        QTRY_VERIFY(window.runs.active() != nullptr);
        QTRY_COMPARE(window.runs.active()->state(), RunState::running);
        QSignalSpy idle(&window.runs, &RunQueue::idle);
        window.queue.closeDown(true);
        window.queue.look();  // as happens when the run takes its time to stop
        window.runs.stopAll();
        QTRY_VERIFY(!idle.isEmpty());
    }
    const ExperimentQueue left = QueueFile(toPath(folder.path())).read().queue;
    QVERIFY(left.isPaused());
    QCOMPARE(left.waiting(), std::size_t(2));
    QCOMPARE(left.entries().front().name, std::string("a"));
    QVERIFY(!left.entries().front().run.empty());  // it goes on in its run
}

void TestQueueSession::aFileCutInHalfIsASentenceAndIsKept() {
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("queue.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": 1, \"paused\": false, \"entr");
    file.close();
    Window window(folder, stepping(5));
    QSignalSpy failed(&window.session, &Session::failed);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed.front().front().toString().contains(QLatin1String("queue.damaged-")));
    QCOMPARE(window.queue.notice(), failed.front().front().toString());  // what opens meanwhile may clear the message bar
    QCOMPARE(QDir(folder.path()).entryList({QStringLiteral("queue.damaged-*")}).size(), 1);
}

void TestQueueSession::withoutAnEngineEntriesWait() {
    const QTemporaryDir folder;
    EngineThread engine([]() -> std::unique_ptr<Engine> { throw Error(ErrorKind::device, "libajepa_engine is missing."); });
    Session session(engine);
    session.setRunsFolder(toPath(folder.path()));
    RunQueue runs(session);
    QueueSession queue(session, runs);
    QSignalSpy unavailable(&engine, &EngineThread::unavailable);
    engine.load();
    QTRY_COMPARE(unavailable.count(), 1);
    queue.add(entries("ab"));
    QTRY_COMPARE(queue.queue().waiting(), std::size_t(2));
    QTRY_VERIFY(queue.hasMore());  // the right to work is there, and still nothing fails
    QCOMPARE(runsIn(folder), std::string());
}

QTEST_MAIN(TestQueueSession)
#include "test_queue_session.moc"
