// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

#include "widgets/run_colours.h"
#include "widgets/run_table_delegate.h"
#include "widgets/run_table_model.h"

using namespace ajepa;

namespace {

RunRowPointer row(const std::string& name, double loss, int changes = 0) {
    RunRow made;
    made.summary = {
        .path = "/runs/" + name, .name = name, .state = RunState::succeeded, .step = 1200, .steps = 2000, .loss = loss, .corpus = "/data/esc10"};
    made.preset = "a-jepa-tiny";
    made.changes = changes;
    made.results = {{.corpus = "esc10", .protocol = "knn", .pool = "mean", .encoder = "target", .step = 1200, .mean = 71.46}};
    return std::make_shared<const RunRow>(made);
}

QString printed(const RunTableModel& model, int line) {
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column) {
        cells += model.index(line, column).data().toString();
    }
    return cells.join(QLatin1Char('|'));
}

}  // namespace

class TestRunTableModel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void rowsReadAsExpected();
    void numbersStandRight();
    void unchangedRunsAreNoReset();
    void sortingAndFilteringGoTogether();
    void aSparkLineFillsItsPlace();
    void runsShownTogetherHaveDifferentColours();
};

void TestRunTableModel::rowsReadAsExpected() {
    RunTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRuns({row("first", 0.2314, 3)});
    QCOMPARE(printed(model, 0), QStringLiteral("first|finished|1,200/2,000||0.231|knn 71.5\u2009%|a-jepa-tiny +3|esc10|0||"));
    QCOMPARE(model.index(0, RunTableModel::resultColumn).data(Qt::ToolTipRole).toString(), QStringLiteral("esc10 knn: 71.5\u2009% at step 1,200"));
}

void TestRunTableModel::numbersStandRight() {
    RunTableModel model;
    model.setRuns({row("first", 0.2)});
    for (const int column : {RunTableModel::progressColumn, RunTableModel::lossColumn, RunTableModel::resultColumn, RunTableModel::seedColumn}) {
        QVERIFY(model.index(0, column).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
        QVERIFY(model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
    }
}

void TestRunTableModel::unchangedRunsAreNoReset() {
    RunTableModel model;
    const RunRowPointer still = row("b", 0.2);
    model.setRuns({still, row("a", 0.3)});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset), changed(&model, &QAbstractItemModel::dataChanged);
    model.setRuns({still, row("a", 0.25)});
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.front().front().toModelIndex().row(), 1);
    model.setRuns({still});
    QCOMPARE(reset.count(), 1);
}

void TestRunTableModel::sortingAndFilteringGoTogether() {
    RunTableModel model;
    model.setRuns({row("c", 0.2), row("b", 0.5), row("a", 0.3)});
    model.sort(RunTableModel::lossColumn, Qt::DescendingOrder);
    model.setFilter(RunFilter("loss<0.4"));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.total(), 3);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("a"));
    QCOMPARE(model.rowOf("/runs/c"), 1);
    QCOMPARE(model.rowOf("/runs/b"), -1);
}

void TestRunTableModel::aSparkLineFillsItsPlace() {
    const QPolygonF line = sparkPolygon({{0, 100}, {50, 10}, {100, 1}}, 200, QRectF(10, 20, 80, 30));
    QCOMPARE(line, QPolygonF({QPointF(10, 20), QPointF(30, 35), QPointF(50, 50)}));  // logarithmic, and half of the steps are done
    QVERIFY(sparkPolygon({{1, 1}}, 200, QRectF(0, 0, 1, 1)).isEmpty());
    for (const QPointF& point : sparkPolygon({{0, 2}, {1, 2}}, 0, QRectF(0, 0, 10, 10))) {
        QVERIFY(point.y() >= 0 && point.y() <= 10);
    }
}

void TestRunTableModel::runsShownTogetherHaveDifferentColours() {
    RunColours colours;
    colours.assign({"a", "b", "c"});
    const QColor b = colours.of("b");
    QVERIFY(colours.of("a") != b && b != colours.of("c"));
    colours.assign({"b", "d"});
    QCOMPARE(colours.of("b"), b);  // a run keeps its colour
    QVERIFY(colours.of("d") != b);
    QVERIFY(!colours.isShown("a"));
    QVERIFY(!colours.of("never").isValid());
}

QTEST_MAIN(TestRunTableModel)
#include "test_run_table_model.moc"
