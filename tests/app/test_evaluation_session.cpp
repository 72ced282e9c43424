// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include "app/workbench/engine_thread.h"
#include "app/workbench/evaluation_session.h"
#include "engine/runs/run_results.h"
#include "tests/app/run_fixture.h"
#include "tests/app/stub_engine.h"

using namespace ajepa;

namespace {

/// Runs with a checkpoint each, and a session over an engine whose every evaluation comes to nought.
struct Bench {
    RunFixture first{RunFixture::tinyConfig()}, second{RunFixture::tinyConfig()}, empty{RunFixture::tinyConfig()};
    EngineThread engine{stubLoader(stepping(1))};
    EvaluationSession session{engine};
    QSignalSpy ended{&session, &EvaluationSession::ended}, failed{&session, &EvaluationSession::failed};

    Bench() {
        first.commit(100, 0, 1);
        second.commit(200, 0, 1);
        engine.load();
    }
    static EvaluationPlan bothProtocols() {
        EvaluationPlan plan;
        plan.protocols = {Protocol::knn, Protocol::linear};
        plan.encoders = {EncoderChoice::target, EncoderChoice::context};
        plan.pooling.segments = 4;
        return plan;
    }
};

}  // namespace

class TestEvaluationSession final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void eachRunGetsAResultForEachQuestion();
    void aRunThatCannotBeMeasuredIsASentenceAndTheOthersAre();
    void stoppingForgetsWhatWaits();
};

void TestEvaluationSession::eachRunGetsAResultForEachQuestion() {
    Bench bench;
    bench.session.measure({bench.first.path(), bench.second.path()}, Bench::bothProtocols());
    QVERIFY(bench.session.isBusy());
    QTRY_COMPARE(bench.ended.size(), 1);
    QCOMPARE(bench.ended.front(), (QVariantList{4, 4}));
    QVERIFY(!bench.session.isBusy());
    const std::vector<RunResult> results = readResults(bench.second.path());
    QCOMPARE(results.size(), std::size_t(4));
    for (const RunResult& result : results) {
        QCOMPARE(result.step, std::int64_t(200));
        QCOMPARE(result.pool, std::string("segments:4"));
        QCOMPARE(result.corpus, openCorpus("demo:0:24")->name());
    }
}

void TestEvaluationSession::aRunThatCannotBeMeasuredIsASentenceAndTheOthersAre() {
    Bench bench;
    bench.session.measure({bench.empty.path(), bench.first.path()}, {});
    QTRY_COMPARE(bench.ended.size(), 1);
    QCOMPARE(bench.ended.front(), (QVariantList{1, 2}));
    QCOMPARE(bench.failed.size(), 1);
    QVERIFY2(bench.failed.front().front().toString().startsWith(QLatin1String("fixture was not measured. ")),
             qPrintable(bench.failed.front().front().toString()));
}

void TestEvaluationSession::stoppingForgetsWhatWaits() {
    Bench bench;
    bench.session.measure({bench.first.path(), bench.second.path()}, Bench::bothProtocols());
    bench.session.stop();
    QTRY_COMPARE(bench.ended.size(), 1);
    QVERIFY(bench.ended.front().at(1).toInt() == 1);
    QVERIFY(readResults(bench.second.path()).empty());
    QVERIFY(bench.failed.isEmpty());
}

QTEST_MAIN(TestEvaluationSession)
#include "test_evaluation_session.moc"
