// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>

#include "widgets/plot_frame.h"
#include "widgets/spectrogram_view.h"
#include "widgets/step_slider.h"
#include "widgets/waveform_view.h"

using namespace ajepa;

namespace {

/// 100 frames of 10 ms from 0, 50 rows over 0 .. 5000 Hz: 1 s. Value = frame + row / 100.
std::shared_ptr<const SpectrogramData> secondOfSound() {
    auto data = std::make_shared<SpectrogramData>();
    data->frames = 100;
    data->rows = 50;
    data->unit = ValueUnit::lnEnergy;
    data->geometry = {0.01, 0, 0, 5000, FrequencyScale::linear};
    for (int frame = 0; frame < 100; ++frame)
        for (int row = 0; row < 50; ++row)
            data->values.push_back(static_cast<float>(frame) + static_cast<float>(row) / 100);
    return data;
}

/// A view whose plot is exactly 500 x 200 pixels.
struct Fixture {
    TimeWindow time;
    SpectrogramView view{time};
    Fixture() {
        view.setColourBarVisible(false);
        view.resize(500 + leftAxisWidth + rightInset, 200 + topInset + bottomAxisHeight);
        time.setDuration(1);
        view.setData(secondOfSound());
    }
    static QPoint at(int x, int y) { return {leftAxisWidth + x, topInset + y}; }
    void wheel(const QPoint& place, int angle, Qt::KeyboardModifiers keys = {}) {
        QWheelEvent event(place, view.mapToGlobal(place), {}, {0, angle}, Qt::NoButton, keys, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &event);
    }
};

}  // namespace

class TestSignalViews : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void readingNamesTheCellUnderTheCursor() {
        Fixture fixture;
        const auto reading = fixture.view.readingAt(Fixture::at(252, 102));  // frame 50, row 24 from below
        QVERIFY(reading);
        QCOMPARE(reading->frame, 50);
        QCOMPARE(reading->row, 24);
        QCOMPARE(reading->hz, 2450.0);
        QCOMPARE(reading->value, 50.24F);
        fixture.view.setPatchSize({16, 10});
        QCOMPARE(fixture.view.readingText(*reading), QString("0.504\u2009s · 2.45\u2009kHz · band 24 · frame 50 · patch 3, 2 · 50.24 ln energy"));
        QVERIFY(!fixture.view.readingAt({5, 5}));
    }

    void wheelZoomsTimeAndKeepsTheCursorsPlace() {
        Fixture fixture;
        fixture.wheel(Fixture::at(250, 100), 120);
        QCOMPARE(fixture.time.lengthS(), 0.8);
        QVERIFY(qAbs(fixture.time.startS() - 0.1) < 1e-9);
        fixture.wheel(Fixture::at(0, 100), 120, Qt::ControlModifier);
        QVERIFY(fixture.time.startS() < 0.1);
        QCOMPARE(fixture.time.lengthS(), 0.8);
    }

    void altWheelZoomsFrequencyAndBackspaceGoesBack() {
        Fixture fixture;
        fixture.wheel(Fixture::at(250, 100), 240, Qt::AltModifier);
        const auto top = fixture.view.readingAt(Fixture::at(250, 1));
        QVERIFY(top && top->row < 45);
        QTest::keyClick(&fixture.view, Qt::Key_Backspace);
        QCOMPARE(fixture.view.readingAt(Fixture::at(250, 1))->row, 49);
    }

    void aWildWheelIsClamped() {
        Fixture fixture;
        fixture.wheel(Fixture::at(250, 100), 120000);
        QVERIFY(fixture.time.lengthS() > 0.3);
    }

    void shiftDragZoomsToTheRectangle() {
        Fixture fixture;
        QTest::mousePress(&fixture.view, Qt::LeftButton, Qt::ShiftModifier, Fixture::at(100, 50));
        QTest::mouseMove(&fixture.view, Fixture::at(300, 150));
        QTest::mouseRelease(&fixture.view, Qt::LeftButton, Qt::ShiftModifier, Fixture::at(300, 150));
        QVERIFY(qAbs(fixture.time.startS() - 0.2) < 0.005);
        QVERIFY(qAbs(fixture.time.endS() - 0.6) < 0.005);
        QTest::keyClicks(&fixture.view, "f");
        QCOMPARE(fixture.time.lengthS(), 1.0);
    }

    void aClickSeeksButADoubleClickDoesNot() {
        Fixture fixture;
        QSignalSpy sought(&fixture.view, &SpectrogramView::sought);
        QTest::mouseClick(&fixture.view, Qt::LeftButton, {}, Fixture::at(250, 100));
        QVERIFY(sought.wait(2000));
        QVERIFY(qAbs(sought.first().first().toDouble() - 0.5) < 0.003);
        sought.clear();
        QTest::mouseDClick(&fixture.view, Qt::LeftButton, {}, Fixture::at(100, 100));
        QVERIFY(!sought.wait(600));
    }

    void hGoesThroughTheColourMapsAndBack() {
        Fixture fixture;
        const SpectrogramLook before = fixture.view.look();
        QCOMPARE(before.map, ColourMap::magma);
        for (const ColourMap map : {ColourMap::viridis, ColourMap::inferno, ColourMap::cividis, ColourMap::grey, ColourMap::invertedGrey}) {
            QTest::keyClick(&fixture.view, Qt::Key_H);
            QCOMPARE(fixture.view.look().map, map);
            QCOMPARE(fixture.view.look().limits, before.limits);
        }
        QTest::keyClick(&fixture.view, Qt::Key_H);
        QCOMPARE(fixture.view.look().map, ColourMap::magma);
        QTest::keyClick(&fixture.view, Qt::Key_H, Qt::ShiftModifier);
        QCOMPARE(fixture.view.look().map, ColourMap::invertedGrey);
    }

    void bracketsMoveTheColourLimits() {
        Fixture fixture;
        const ColourLimits before = fixture.view.look().limits;
        QTest::keyClicks(&fixture.view, "]");  // brighter: lower limits
        QVERIFY(fixture.view.look().limits.low < before.low && fixture.view.look().limits.high < before.high);
        QTest::keyClicks(&fixture.view, "[}");  // back, then more contrast: a narrower span
        const ColourLimits after = fixture.view.look().limits;
        QVERIFY(after.high - after.low < before.high - before.low);
        fixture.view.resetLook();
        QCOMPARE(fixture.view.look().limits, before);
    }

    void thePlayheadIsDrawnWhereTheTimeSays() {
        Fixture fixture;
        fixture.time.setPlayhead(0.5);
        const QImage image = fixture.view.grab().toImage();
        const double ratio = fixture.view.devicePixelRatioF();
        QCOMPARE(image.pixelColor(static_cast<int>((leftAxisWidth + 250) * ratio), static_cast<int>(100 * ratio)), QColor(Qt::white));
    }

    void theLayerGetsTheAreaOfAllData() {
        Fixture fixture;
        QRectF area;
        fixture.view.setLayer([&area](QPainter&, const QRectF& dataArea) { area = dataArea; });
        fixture.view.grab();
        QCOMPARE(area, QRectF(leftAxisWidth, topInset, 500, 200));
        fixture.time.setRange(0, 0.5);
        fixture.view.grab();
        QCOMPARE(area.width(), 1000.0);
    }

    void peaksHoldTheExtremes() {
        Waveform waveform{{0, 0.5F, -0.25F, 0, 1, -1, 0, 0}, 8};
        const auto peaks = waveformPeaks(waveform, 0, 1, 4);
        QCOMPARE(peaks[0].high, 0.5F);
        QCOMPARE(peaks[1].low, -0.25F);
        QCOMPARE(peaks[2].high, 1.0F);
        QCOMPARE(peaks[2].low, -1.0F);
        QCOMPARE(waveformPeaks(waveform, 1, 2, 2)[0].high, 0.0F);
        QCOMPARE(waveformPeaks(waveform, 0, 1, 16)[9].high, 1.0F);  // finer than a sample
    }

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

QTEST_MAIN(TestSignalViews)
#include "test_signal_views.moc"
