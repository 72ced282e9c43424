// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>

#include "widgets/spectrogram_renderer.h"

using namespace ajepa;

namespace {

constexpr SpectrogramLook greyUnit{ColourMap::grey, {0, 1}};

SpectrogramData grid(int frames, int rows, float fill = 0) {
    SpectrogramData data;
    data.frames = frames;
    data.rows = rows;
    data.values.assign(static_cast<std::size_t>(frames * rows), fill);
    return data;
}

void set(SpectrogramData& data, int frame, int row, float value) {
    data.values[static_cast<std::size_t>(frame * data.rows + row)] = value;
}

}  // namespace

class TestSpectrogramRenderer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lowFrequenciesAreAtTheBottomAndTimeRunsRight() {
        SpectrogramData data = grid(3, 2);
        set(data, 2, 0, 1);
        const QImage image = renderSpectrogram(data, greyUnit, {3, 2});
        QCOMPARE(image.pixelColor(2, 1), QColor(Qt::white));
        QCOMPARE(image.pixelColor(2, 0), QColor(Qt::black));
        QCOMPARE(image.pixelColor(0, 1), QColor(Qt::black));
    }

    void aMagnifiedCellIsASharpBox() {
        SpectrogramData data = grid(2, 2);
        set(data, 1, 1, 1);
        const QImage image = renderSpectrogram(data, greyUnit, {200, 100});
        for (int x = 0; x < 200; ++x)
            for (int y = 0; y < 100; ++y)
                QCOMPARE(image.pixelColor(x, y), QColor(x >= 100 && y < 50 ? Qt::white : Qt::black));
    }

    void aThinEventSurvivesZoomingOut() {
        SpectrogramData data = grid(1000, 128);
        set(data, 777, 64, 1);
        const QImage image = renderSpectrogram(data, greyUnit, {50, 16});
        int white = 0;
        for (int x = 0; x < 50; ++x)
            for (int y = 0; y < 16; ++y)
                white += image.pixelColor(x, y) == QColor(Qt::white) ? 1 : 0;
        QCOMPARE(white, 1);
        QCOMPARE(image.pixelColor(777 / 20, 15 - 64 / 8), QColor(Qt::white));
    }

    void aRegionShowsOnlyItsCellsAndNothingOutsideTheData() {
        SpectrogramData data = grid(4, 4, 0.5F);
        set(data, 3, 3, 1);
        const QImage image = renderSpectrogram(data, greyUnit, QRectF(3, 3, 2, 2), {2, 2});
        QCOMPARE(image.pixelColor(0, 1), QColor(Qt::white));
        QCOMPARE(image.pixelColor(1, 1).alpha(), 0);
        QCOMPARE(image.pixelColor(0, 0).alpha(), 0);
    }

    void valuesAreClampedAndNonFiniteOnesTakeTheLowestColour() {
        QCOMPARE(colourOf(-3, greyUnit), qRgb(0, 0, 0));
        QCOMPARE(colourOf(7, greyUnit), qRgb(255, 255, 255));
        QCOMPARE(colourOf(0.5F, greyUnit), qRgb(128, 128, 128));
        QCOMPARE(colourOf(std::numeric_limits<float>::quiet_NaN(), greyUnit), qRgb(0, 0, 0));
        QCOMPARE(colourOf(std::numeric_limits<float>::infinity(), greyUnit), qRgb(255, 255, 255));
    }

    void limitsThatMeetDoNotDivideByZero() {
        QCOMPARE(colourOf(2, {ColourMap::grey, {2, 2}}), qRgb(0, 0, 0));
        QCOMPARE(colourOf(3, {ColourMap::grey, {2, 2}}), qRgb(255, 255, 255));
    }

    void suggestedLimitsLeavePaddingOut() {
        SpectrogramData data = grid(100, 10, -50);
        for (int frame = 0; frame < 50; ++frame)
            for (int row = 0; row < 10; ++row)
                set(data, frame, row, static_cast<float>(frame));
        data.validFrames = 50;
        const ColourLimits limits = suggestedLimits(data);
        QCOMPARE(limits.high, 49.0F);
        QCOMPARE(limits.low, 1.0F);  // 500 values, the one at place 10 of the sorted ones
        const ColourLimits flat = suggestedLimits(grid(3, 3, 4));
        QVERIFY(flat.low < 4 && flat.high > 4);
    }

    void melPositionsMatchKaldisBank() {
        // 128 triangles between 20 Hz and 8 kHz: centres from torchaudio.compliance.kaldi.get_mel_banks, by its formula 1127 ln(1 + f / 700).
        SpectrogramData data = grid(1, 128);
        data.geometry.lowHz = 20;
        data.geometry.highHz = 8000;
        QVERIFY(qAbs(data.hzAt(0.5) - 34.043067) < 1e-3);
        QVERIFY(qAbs(data.hzAt(127.5) - 7833.559246) < 1e-2);
        for (const double hz : {100.0, 1000.0, 5000.0})
            QVERIFY(qAbs(data.hzAt(data.rowAt(hz)) - hz) < 1e-6);
        data.geometry.scale = FrequencyScale::linear;
        QCOMPARE(data.hzAt(128), 8000.0);
        QCOMPARE(data.rowAt(20), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestSpectrogramRenderer)
#include "test_spectrogram_renderer.moc"
