// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "widgets/error_text.h"

using namespace ajepa;

class TestErrorText final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void messageAndHintAreTwoSentences();
    void aMessageAloneIsLeftAsItIs();
};

void TestErrorText::messageAndHintAreTwoSentences() {
    QCOMPARE(errorText("no space for the checkpoint", "free some space"), QStringLiteral("No space for the checkpoint. Free some space."));
    QCOMPARE(errorText("train.steps is 0.", "Choose at least 1."), QStringLiteral("train.steps is 0. Choose at least 1."));
    QCOMPARE(errorText("/data/runs is full", "`ajepa runs` lists old ones"), QStringLiteral("/data/runs is full. `ajepa runs` lists old ones."));
}

void TestErrorText::aMessageAloneIsLeftAsItIs() {
    QCOMPARE(errorText("stopped", ""), QStringLiteral("stopped"));
}

QTEST_APPLESS_MAIN(TestErrorText)
#include "test_error_text.moc"
