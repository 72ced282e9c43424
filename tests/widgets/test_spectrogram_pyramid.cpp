// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "widgets/spectrogram_pyramid.h"

using namespace ajepa;

namespace {

/// Values that are codes already: 0 to 255, both of which occur.
SpectrogramData codes(int frames, int rows) {
    SpectrogramData data;
    data.frames = frames;
    data.rows = rows;
    std::uint32_t state = 5;
    for (int i = 0; i < frames * rows; ++i) {
        state = state * 1664525U + 1013904223U;
        data.values.push_back(static_cast<float>(state >> 24U) * (state % 97 == 0 ? 1.0F : 0.6F));
        data.values.back() = std::floor(data.values.back());
    }
    data.values.front() = 0;
    data.values.back() = 255;
    return data;
}

constexpr SpectrogramLook whole{ColourMap::magma, {0, 255}};

}  // namespace

class TestSpectrogramPyramid : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLargestOfAnyRunOfFramesIsThatOfTheValues() {
        const SpectrogramData data = codes(2500, 5);
        const SpectrogramPyramid pyramid(data);
        std::uint8_t column[5];
        const std::vector<std::pair<int, int>> runs{{0, 1},       {0, 2500}, {1, 2500},    {0, 2499}, {1023, 1025},
                                                    {1024, 2048}, {7, 1999}, {2499, 2500}, {3, 4}};
        for (const auto& [begin, end] : runs) {
            pyramid.largest(begin, end, column);
            for (int row = 0; row < 5; ++row) {
                float largest = 0;
                for (int frame = begin; frame < end; ++frame)
                    largest = std::max(largest, data.at(frame, row));
                QCOMPARE(float(column[row]), largest);
            }
        }
    }

    void thePictureIsTheOneDrawnFromAllValues_data() {
        QTest::addColumn<QRectF>("region");
        QTest::addColumn<QSize>("pixels");
        QTest::newRow("all, reduced") << QRectF(0, 0, 5000, 40) << QSize(333, 17);
        QTest::newRow("all, a pixel a frame") << QRectF(0, 0, 5000, 40) << QSize(5000, 40);
        QTest::newRow("magnified") << QRectF(1020.3, 3.7, 9.1, 11.9) << QSize(400, 300);
        QTest::newRow("reduced in time, magnified in frequency") << QRectF(13.5, 10, 4000, 8) << QSize(640, 256);
        QTest::newRow("beyond both ends") << QRectF(-700, -5, 6500, 60) << QSize(211, 120);
        QTest::newRow("before the start") << QRectF(-700, 0, 500, 40) << QSize(100, 40);
        QTest::newRow("one pixel") << QRectF(0, 0, 5000, 40) << QSize(1, 1);
    }
    void thePictureIsTheOneDrawnFromAllValues() {
        QFETCH(QRectF, region);
        QFETCH(QSize, pixels);
        const SpectrogramData data = codes(5000, 40);
        QCOMPARE(renderSpectrogram(SpectrogramPyramid(data), whole, region, pixels), renderSpectrogram(data, whole, region, pixels));
    }

    void framesAddedPieceByPieceGiveTheSamePyramid() {
        const SpectrogramData data = codes(3001, 12);
        const SpectrogramPyramid atOnce(data);
        SpectrogramPyramid byPieces(12, {0, 255});
        const std::span<const float> values(data.values);
        for (int frame = 0, piece = 1; frame < data.frames; frame += piece, piece = piece * 2 % 701)
            byPieces.append(values.subspan(std::size_t(frame) * 12, std::size_t(std::min(piece, data.frames - frame)) * 12));
        QCOMPARE(byPieces.frames(), 3001);
        const QRectF region(0, 0, 3001, 12);
        for (const int width : {1, 7, 100, 1500, 3001})
            QCOMPARE(renderSpectrogram(byPieces, whole, region, {width, 12}), renderSpectrogram(atOnce, whole, region, {width, 12}));
    }

    void valuesAreRoundedToTheNearestStepAndClamped() {
        SpectrogramPyramid pyramid(1, {-10, 10});
        const float inf = std::numeric_limits<float>::infinity();
        pyramid.append(std::vector<float>{-10, 10, -99, 99, -inf, inf, std::numeric_limits<float>::quiet_NaN(), 3.3F});
        const int expected[] = {0, 255, 0, 255, 0, 255, 0, 170};  // (3.3 + 10) / 20 * 255 = 169.6
        for (int frame = 0; frame < 8; ++frame)
            QCOMPARE(int(pyramid.codeAt(frame, 0)), expected[frame]);
        QVERIFY(qAbs(pyramid.valueOf(170) - 3.3F) <= 20.0F / 255 / 2);
    }

    void otherLimitsRecolourTheSameCodes() {
        const SpectrogramData data = codes(300, 8);
        const SpectrogramPyramid pyramid(data);
        for (const SpectrogramLook& look : {SpectrogramLook{ColourMap::grey, {100, 150}}, SpectrogramLook{ColourMap::viridis, {-50, 400}}})
            QCOMPARE(renderSpectrogram(pyramid, look, QRectF(0, 0, 300, 8), {90, 8}), renderSpectrogram(data, look, QRectF(0, 0, 300, 8), {90, 8}));
    }

    void anHourTakesTwoBytesAValue() {
        SpectrogramPyramid pyramid(8, {0, 1});
        pyramid.append(std::vector<float>(360000 * 8, 0.5F));
        QVERIFY(pyramid.bytes() < 2.1 * 360000 * 8);
    }

    void nothingIsTransparent() {
        const QImage image = renderSpectrogram(SpectrogramPyramid(SpectrogramData{}), whole, QRectF(0, 0, 1, 1), {3, 3});
        QCOMPARE(image.pixelColor(1, 1).alpha(), 0);
        SpectrogramData oneValue = codes(1, 1);
        oneValue.values = {4};
        QCOMPARE(renderSpectrogram(SpectrogramPyramid(oneValue), {ColourMap::grey, {0, 4}}, QRectF(0, 0, 1, 1), {2, 2}).pixel(1, 1),
                 qRgb(255, 255, 255));
    }
};

QTEST_GUILESS_MAIN(TestSpectrogramPyramid)
#include "test_spectrogram_pyramid.moc"
