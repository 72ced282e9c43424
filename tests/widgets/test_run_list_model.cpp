// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include "widgets/run_list_model.h"

using namespace ajepa;

namespace {

RunSummary summary(const std::string& name, RunState state, std::int64_t step) {
    return {.path = "/runs/" + name, .name = name, .state = state, .step = step, .steps = 2000, .loss = 0.2314};
}

/// One line a row, as a person would read it.
QStringList printed(const RunListModel& model) {
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        lines += model.index(row).data().toString() + QStringLiteral(" | ") + model.index(row).data(RunListModel::detailRole).toString();
    }
    return lines;
}

}  // namespace

class TestRunListModel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsReadAsExpected();
    void newFiguresOfTheSameRunsAreNoReset();
    void interruptedIsAWord();
};

void TestRunListModel::rowsReadAsExpected() {
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    RunListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRuns({summary("2026-11-22T203105-a-jepa-tiny-esc10", RunState::running, 1200), summary("odd", RunState::queued, 0)});
    const QStringList expected{QStringLiteral("a-jepa-tiny-esc10 | training · step 1,200/2,000 · loss 0.231"), QStringLiteral("odd | queued")};
    QCOMPARE(printed(model), expected);
    QCOMPARE(model.index(0).data(RunListModel::shortDetailRole).toString(), QStringLiteral("training · 1,200/2,000"));
    QCOMPARE(model.rowOf("/runs/odd"), 1);
    QCOMPARE(model.rowOf("/runs/none"), -1);
}

void TestRunListModel::newFiguresOfTheSameRunsAreNoReset() {
    RunListModel model;
    model.setRuns({summary("a", RunState::running, 1)});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset), changed(&model, &QAbstractItemModel::dataChanged);
    model.setRuns({summary("a", RunState::running, 2)});
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    model.setRuns({summary("b", RunState::running, 2)});
    QCOMPARE(reset.count(), 1);
}

void TestRunListModel::interruptedIsAWord() {
    RunSummary run = summary("a", RunState::running, 7);
    run.interrupted = true;
    QVERIFY(RunListModel::detail(run).startsWith(QLatin1String("interrupted")));
}

QTEST_MAIN(TestRunListModel)
#include "test_run_list_model.moc"
