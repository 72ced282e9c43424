// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <latch>
#include <stdexcept>

#include "app/workbench/latest_task.h"

using namespace ajepa;

class TestLatestTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resultsArriveInTheGuiThread() {
        LatestTask task;
        QThread* there = nullptr;
        int result = 0;
        task.start(
            [&there](const std::stop_token&) {
                there = QThread::currentThread();
                return 42;
            },
            [&result](Outcome<int> outcome) { result = outcome.value.value_or(-1); });
        QVERIFY(task.isBusy());
        QTRY_COMPARE(result, 42);
        QVERIFY(there != QThread::currentThread());
        QVERIFY(!task.isBusy());
    }

    void aNewerRequestStopsTheOneBeforeAndItsResultVanishes() {
        LatestTask task;
        std::latch began(1);
        QStringList results;
        const auto keep = [&results](Outcome<QString> outcome) { results << *outcome.value; };
        task.start(
            [&began](const std::stop_token& stop) {
                began.count_down();
                while (!stop.stop_requested())
                    std::this_thread::yield();
                return QString("old");
            },
            keep);
        began.wait();
        task.start([](const std::stop_token&) { return QString("dropped"); }, keep);
        task.start([](const std::stop_token&) { return QString("new"); }, keep);
        QTRY_COMPARE(results, QStringList("new"));
        QCoreApplication::processEvents();
        QCOMPARE(results, QStringList("new"));
    }

    void aFinishedResultThatIsNoLongerWantedIsNotDelivered() {
        LatestTask task;
        std::latch done(1);
        bool delivered = false;
        task.start(
            [&done](const std::stop_token&) {
                done.count_down();
                return 1;
            },
            [&delivered](Outcome<int>) { delivered = true; });
        done.wait();
        task.cancel();
        bool second = false;
        task.start([](const std::stop_token&) { return 2; }, [&second](Outcome<int>) { second = true; });
        QTRY_VERIFY(second);
        QVERIFY(!delivered);
    }

    void anExceptionBecomesASentence() {
        LatestTask task;
        QString error;
        task.start([](const std::stop_token&) -> int { throw Error(ErrorKind::data, "No clip is readable.", "corpus", "Import it again."); },
                   [&error](Outcome<int> outcome) { error = outcome.error; });
        QTRY_COMPARE(error, QString("No clip is readable. Import it again."));
    }

    void theDestructorStopsAndJoinsWhatRuns() {
        bool ended = false;
        {
            LatestTask task;
            std::latch began(1);
            task.start(
                [&](const std::stop_token& stop) {
                    began.count_down();
                    while (!stop.stop_requested())
                        std::this_thread::yield();
                    ended = true;
                    return 0;
                },
                [](Outcome<int>) { QFAIL("delivered to a task that is gone"); });
            began.wait();
        }
        QVERIFY(ended);
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(TestLatestTask)
#include "test_latest_task.moc"
