// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "app/workbench/grid_dialog.h"
#include "engine/config/presets.h"

using namespace ajepa;

namespace {

GridBase tinyBase() {
    GridBase base{presetConfig("a-jepa-tiny"), "tiny", "a-jepa-tiny", "manifest", {}, 1000};
    base.config.data.corpus = "demo:0:24";
    base.machine.cores = 2;
    base.machine.memoryBytes = std::int64_t{16} << 30U;
    return base;
}

/// Shown by the test, which owns it.
struct Shown {
    GridDialog dialog{tinyBase()};
    Shown() { dialog.setAttribute(Qt::WA_DeleteOnClose, false); }
    QListWidget& runs() { return *dialog.findChild<QListWidget*>(); }
};

}  // namespace

class TestGridDialog final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRunIsShownBeforeItIsAdded();
    void whatIsWrongIsASentenceAndNothingCanBeAdded();
    void runsThatCouldNotStartAreNamed();
    void aComparisonIsPutInAndTakenBack();
};

void TestGridDialog::everyRunIsShownBeforeItIsAdded() {
    Shown shown;
    QSignalSpy wanted(&shown.dialog, &GridDialog::addWanted);
    shown.dialog.text().setPlainText(QStringLiteral("curriculum.function = sqrt, constant-0, inverse\nseeds = 0, 1, 2"));
    QTRY_COMPARE(shown.runs().count(), 9);
    QCOMPARE(shown.runs().item(0)->text(), QStringLiteral("tiny-sqrt-s0"));
    QCOMPARE(shown.runs().item(8)->text(), QStringLiteral("tiny-inverse-s2"));
    QVERIFY(shown.dialog.verdict().startsWith(QLatin1String("9")));
    QVERIFY(shown.dialog.addButton().isEnabled());
    shown.dialog.addButton().click();
    QCOMPARE(wanted.count(), 1);
    const auto entries = wanted.front().front().value<std::vector<QueueEntry>>();
    QCOMPARE(entries.size(), std::size_t(9));
    QCOMPARE(entries.back().config.curriculum.function, CurriculumFunction::inverse);
    QCOMPARE(entries.back().config.train.seed, std::uint64_t(2));
    QCOMPARE(entries.back().manifest, std::string("manifest"));
}

void TestGridDialog::whatIsWrongIsASentenceAndNothingCanBeAdded() {
    Shown shown;
    shown.dialog.text().setPlainText(QStringLiteral("curriculum.functoin = sqrt"));
    QVERIFY(!shown.dialog.addButton().isEnabled());  // at once, before it is looked at
    QTRY_VERIFY(shown.dialog.verdict().contains(QLatin1String("curriculum.function")));
    QVERIFY(shown.dialog.verdict().startsWith(QLatin1String("Line 1")));
    QVERIFY(!shown.dialog.addButton().isEnabled());
    QCOMPARE(shown.runs().count(), 0);
}

void TestGridDialog::runsThatCouldNotStartAreNamed() {
    Shown shown;
    shown.dialog.text().setPlainText(QStringLiteral("encoder.heads = 4, 5"));
    QTRY_COMPARE(shown.runs().count(), 2);
    QVERIFY2(shown.dialog.verdict().contains(QLatin1String("tiny-heads5")), qPrintable(shown.dialog.verdict()));
    QVERIFY(!shown.dialog.addButton().isEnabled());
    QVERIFY(!shown.runs().item(1)->toolTip().isEmpty());
    QVERIFY(shown.runs().item(0)->toolTip().isEmpty());
}

void TestGridDialog::aComparisonIsPutInAndTakenBack() {
    Shown shown;
    QTRY_COMPARE(shown.runs().count(), 3);
    auto* comparisons = shown.dialog.findChildren<QComboBox*>().front();
    const int row = comparisons->findData(QStringLiteral("masking-strategy"));
    QVERIFY(row > 0);
    Q_EMIT comparisons->activated(row);
    QTRY_COMPARE(shown.runs().count(), 9);
    shown.dialog.text().undo();
    QTRY_COMPARE(shown.runs().count(), 3);
}

QTEST_MAIN(TestGridDialog)
#include "test_grid_dialog.moc"
