// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

#include "widgets/log_panel.h"
#include "widgets/log_view.h"
#include "widgets/run_progress.h"

using namespace ajepa;

namespace {

const std::vector<LogLine> someLines{{LogLevel::info, "checkpoint at step 100 saved"},
                                     {LogLevel::warning, "a clip could not be read"},
                                     {LogLevel::info, "epoch 1 done at step 120"},
                                     {LogLevel::error, "the loss is not finite at step 130"}};

QStringList shown(const LogPanel& panel) {
    return panel.log().toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

}  // namespace

class TestLogPanel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsFilterAndComeBack();
    void onlyGraveLines();
    void newLinesPassTheFilter();
    void progressTellsItsCheckpoints();
};

void TestLogPanel::wordsFilterAndComeBack() {
    LogPanel panel;
    panel.log().setLines(someLines);
    auto* words = panel.findChild<QLineEdit*>();
    words->setText(QStringLiteral("STEP done"));
    QCOMPARE(shown(panel), QStringList{QStringLiteral("epoch 1 done at step 120")});
    words->clear();
    QCOMPARE(shown(panel).size(), 4);
}

void TestLogPanel::onlyGraveLines() {
    LogPanel panel;
    panel.log().setLines(someLines);
    auto* least = panel.findChild<QComboBox*>();
    least->setCurrentIndex(1);
    QCOMPARE(shown(panel).size(), 2);
    least->setCurrentIndex(2);
    QCOMPARE(shown(panel), QStringList{QStringLiteral("error: the loss is not finite at step 130")});
}

void TestLogPanel::newLinesPassTheFilter() {
    LogPanel panel;
    panel.findChild<QComboBox*>()->setCurrentIndex(1);
    panel.log().append(someLines);
    QCOMPARE(shown(panel).size(), 2);
    panel.findChild<QComboBox*>()->setCurrentIndex(0);
    QCOMPARE(shown(panel).size(), 4);
}

void TestLogPanel::progressTellsItsCheckpoints() {
    RunProgress progress;
    progress.resize(401, 4);
    progress.setSteps(50, 200);
    QCOMPARE(progress.value(), 250);
    progress.setCheckpoints({0, 100});
    QVERIFY(progress.toolTip().contains(QLatin1String("100")));
    const QImage picture = progress.grab().toImage();
    QVERIFY(picture.pixelColor(200, 2) != picture.pixelColor(196, 2));  // the tick at half way
    QCOMPARE(picture.pixelColor(190, 2), picture.pixelColor(196, 2));
    progress.setSteps(500, 200);  // an extended run stays within its bar
    QCOMPARE(progress.value(), 1000);
}

QTEST_MAIN(TestLogPanel)
#include "test_log_panel.moc"
