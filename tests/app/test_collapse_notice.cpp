// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "app/workbench/collapse_notice.h"

using namespace ajepa;

namespace {

/// Health of a run whose rank falls below half after step 200; the third bad figure is the alarm.
RunHistory collapsing(std::size_t rows) {
    RunHistory history;
    for (std::size_t i = 0; i < rows; ++i) {
        HealthFigures figures{.step = std::int64_t(100 * i), .effectiveRank = i > 2 ? 8.0 : 20.0};
        figures.rule = i > 2 ? "effective rank 8 is below half of its largest recent value 20" : "";
        figures.collapsed = i > 4;
        history.health.push_back(figures);
    }
    history.checkpoints = {0, 150, 250, 350, 450};
    return history;
}

}  // namespace

class TestCollapseNotice final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAlarmNamesItsOnsetAndTheCheckpointBeforeIt();
    void aRiseOfTheLossIsAnAlarmUntilItIsOverOrTheRunGoesOnFromBefore();
    void oneClickAsksForThatCheckpoint();
};

void TestCollapseNotice::anAlarmNamesItsOnsetAndTheCheckpointBeforeIt() {
    QVERIFY(!collapseAlert(collapsing(0)));
    QVERIFY(!collapseAlert(collapsing(5)));
    const auto alert = collapseAlert(collapsing(6));
    QVERIFY(alert.has_value());
    QCOMPARE(alert->onset, std::int64_t(300));
    QCOMPARE(alert->checkpoint, std::optional<std::int64_t>(250));
    RunHistory healed = collapsing(6);
    healed.health.push_back({.step = 600, .effectiveRank = 19});
    QVERIFY(!collapseAlert(healed));
    RunHistory bare = collapsing(6);
    bare.checkpoints = {300, 400};
    QVERIFY(!collapseAlert(bare)->checkpoint);
}

void TestCollapseNotice::aRiseOfTheLossIsAnAlarmUntilItIsOverOrTheRunGoesOnFromBefore() {
    RunHistory history;
    history.note(CheckpointSaved{100, {}, 0});
    history.note(CheckpointSaved{200, {}, 0});
    history.note(LossAlert{LossAlert::Kind::spike, 190, 190, 9, 0.5});
    QVERIFY(!collapseAlert(history));
    history.note(LossAlert{LossAlert::Kind::rise, 220, 195, 0.9, 0.5});
    const auto alert = collapseAlert(history);
    QVERIFY(alert.has_value());
    QCOMPARE(alert->onset, std::int64_t(195));
    QCOMPARE(alert->checkpoint, std::optional<std::int64_t>(100));
    RunHistory healed = history;
    healed.note(LossAlert{LossAlert::Kind::settled, 300, 300, 0.5, 0.5});
    QVERIFY(!collapseAlert(healed));
    history.note(StateChanged{RunState::stopped, 230, {}});
    history.note(StateChanged{RunState::running, 100, {}});
    QVERIFY(!collapseAlert(history));
    QVERIFY(history.lossAlerts.empty());
}

void TestCollapseNotice::oneClickAsksForThatCheckpoint() {
    CollapseNotice notice;
    auto* rewind = notice.findChild<QPushButton*>();
    notice.showAlert(collapsing(5));
    QVERIFY(notice.isHidden());
    notice.showAlert(collapsing(6));
    QVERIFY(!notice.isHidden());
    QSignalSpy wanted(&notice, &CollapseNotice::rewindWanted);
    rewind->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.front().front().toLongLong(), 250);
    notice.showAlert(collapsing(3));
    QVERIFY(notice.isHidden());
}

QTEST_MAIN(TestCollapseNotice)
#include "test_collapse_notice.moc"
