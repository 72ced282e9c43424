// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>

#include "widgets/step_slider.h"

using namespace ajepa;

class TestStepSlider : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theStepSliderFollowsKeysAndStaysInRange() {
        StepSlider slider;
        slider.setCurve(2000, {0, 1});
        QSignalSpy chosen(&slider, &StepSlider::stepChosen);
        QTest::keyClick(&slider, Qt::Key_Right);
        QTest::keyClick(&slider, Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(&slider, Qt::Key_End);
        QTest::keyClick(&slider, Qt::Key_Right);
        QList<qlonglong> steps;
        for (const auto& arguments : chosen)
            steps << arguments.first().toLongLong();
        QCOMPARE(steps, QList<qlonglong>({20, 21, 2000}));
    }
};

QTEST_MAIN(TestStepSlider)
#include "test_step_slider.moc"
