// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>
#include <cmath>

#include "widgets/plot_frame.h"
#include "widgets/waveform_view.h"

using namespace ajepa;

class TestWaveformView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void draggingOnTheWaveformSelectsTimeAndAClickSeeks() {
        TimeWindow time;
        time.setDuration(2);
        WaveformView lane(time);
        lane.resize(500 + leftAxisWidth + rightInset, 64);
        lane.setWaveform(std::make_shared<Waveform>(Waveform{std::vector<float>(100, 0.5F), 50}));
        QSignalSpy sought(&lane, &WaveformView::sought);
        QTest::mousePress(&lane, Qt::LeftButton, {}, {leftAxisWidth + 375, 30});
        QTest::mouseMove(&lane, {leftAxisWidth + 125, 30});
        QTest::mouseRelease(&lane, Qt::LeftButton, {}, {leftAxisWidth + 125, 30});
        QCOMPARE(sought.count(), 0);
        QVERIFY(time.selection() && time.selection()->isWholeBand());
        QCOMPARE(time.selection()->startS, 0.5);
        QCOMPARE(time.selection()->endS, 1.5);
        QTest::mouseClick(&lane, Qt::LeftButton, {}, {leftAxisWidth + 250, 30});
        QCOMPARE(sought.count(), 1);
        QCOMPARE(sought.first().first().toDouble(), 1.0);
        time.setDuration(3);  // another sound
        QVERIFY(!time.selection());
    }

    void peaksHoldTheExtremes() {
        Waveform waveform{{0, 0.5F, -0.25F, 0, 1, -1, 0, 0}, 8};
        const WaveformPeaks made(waveform);
        const auto peaks = made.columns(waveform, 0, 1, 4);
        QCOMPARE(peaks[0].high, 0.5F);
        QCOMPARE(peaks[1].low, -0.25F);
        QCOMPARE(peaks[2].high, 1.0F);
        QCOMPARE(peaks[2].low, -1.0F);
        QCOMPARE(made.columns(waveform, 1, 2, 2)[0].high, 0.0F);
        QCOMPARE(made.columns(waveform, 0, 1, 16)[9].high, 1.0F);  // finer than a sample
    }

    void peaksOfBlocksAreThoseOfTheSamples() {
        Waveform waveform{std::vector<float>(10'007), 1000};
        QRandomGenerator dice(5);
        std::generate(waveform.samples.begin(), waveform.samples.end(), [&dice] { return float(dice.bounded(2.0) - 1); });
        const WaveformPeaks made(waveform);
        for (const int columns : {1, 3, 17, 640}) {
            const double startS = dice.bounded(4.0), lengthS = 1 + dice.bounded(5.0);
            const auto peaks = made.columns(waveform, startS, startS + lengthS, columns);
            for (int column = 0; column < columns; ++column) {
                const double from = startS * 1000 + column * lengthS * 1000 / columns;
                const auto begin = qsizetype(std::floor(from)), end = std::max(begin + 1, qsizetype(std::floor(from + lengthS * 1000 / columns)));
                const auto [low, high] =
                    std::minmax_element(waveform.samples.begin() + begin, waveform.samples.begin() + std::min<qsizetype>(end, 10'007));
                QCOMPARE(peaks[std::size_t(column)], (Peak{*low, *high}));
            }
        }
        const auto largest =
            std::max_element(waveform.samples.begin(), waveform.samples.end(), [](float a, float b) { return std::abs(a) < std::abs(b); });
        QCOMPARE(made.largest(), std::abs(*largest));
    }

    void theLaneOfALongSoundIsDrawnWhenItsPeaksAreMade() {
        TimeWindow time;
        WaveformView view(time);
        view.resize(500, 64);
        time.setDuration(600);
        auto sound = std::make_shared<Waveform>(Waveform{std::vector<float>(6'000'000), 10'000});
        std::fill(sound->samples.begin() + 3'000'000, sound->samples.end(), 0.5F);
        QSignalSpy ready(&view, &WaveformView::ready);
        const QImage empty = view.grab().toImage();
        view.setWaveform(sound);
        QVERIFY(ready.wait(10'000));
        QVERIFY(view.grab().toImage() != empty);
    }
};

QTEST_MAIN(TestWaveformView)
#include "test_waveform_view.moc"
