// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>
#include <cmath>

#include "widgets/spectrogram_tiles.h"

using namespace ajepa;

namespace {

/// Values that are codes already: 0 to 255, both of which occur.
std::shared_ptr<const SpectrogramData> codes(int frames, int rows) {
    auto data = std::make_shared<SpectrogramData>();
    data->frames = frames;
    data->rows = rows;
    data->geometry.scale = FrequencyScale::linear;
    std::uint32_t state = 11;
    for (int i = 0; i < frames * rows; ++i) {
        state = state * 1664525U + 1013904223U;
        data->values.push_back(static_cast<float>((state >> 24U) % (i % 89 == 0 ? 256 : 150)));
    }
    data->values.front() = 0;
    data->values.back() = 255;
    return data;
}

constexpr SpectrogramLook whole{ColourMap::magma, {0, 255}};

}  // namespace

class TestSpectrogramTiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tilesPutTogetherAreThePictureOfAllValues_data() {
        QTest::addColumn<double>("firstColumn");
        QTest::addColumn<double>("framesPerColumn");
        QTest::addColumn<double>("lowRow");
        QTest::addColumn<double>("rows");
        QTest::newRow("reduced") << 0.0 << 8.0 << 0.0 << 40.0;
        QTest::newRow("across tiles") << 250.0 << 4.0 << 0.0 << 40.0;
        QTest::newRow("a pixel a frame") << 1000.0 << 1.0 << 0.0 << 40.0;
        QTest::newRow("magnified") << 8000.0 << 0.125 << 5.0 << 8.0;
        QTest::newRow("before the start") << -300.0 << 2.0 << 0.0 << 40.0;
        QTest::newRow("beyond the end") << 2300.0 << 2.0 << 30.0 << 10.0;
    }
    void tilesPutTogetherAreThePictureOfAllValues() {
        QFETCH(double, firstColumn);
        QFETCH(double, framesPerColumn);
        QFETCH(double, lowRow);
        QFETCH(double, rows);
        const auto data = codes(5000, 40);
        SpectrogramTiles tiles;
        tiles.setSpectrogram(poolSpectrogram(data));
        const QRectF region(firstColumn * framesPerColumn, lowRow, 600 * framesPerColumn, rows);
        const QImage picture = tiles.picture(region.x(), framesPerColumn, 600, cellsBehind(lowRow, rows, 120, 40), whole);
        QVERIFY(tiles.isComplete());
        QCOMPARE(picture, renderSpectrogram(*data, whole, region, {600, 120}));
    }

    void whatIsMuchWorkIsRoughFirstAndExactLater() {
        const auto data = codes(3000, 1600);
        SpectrogramTiles tiles;
        tiles.setSpectrogram(poolSpectrogram(data));
        QSignalSpy arrived(&tiles, &SpectrogramTiles::arrived);
        const auto picture = [&] { return tiles.picture(0, 1.75, 1714, cellsBehind(0, 1600, 300, 1600), whole); };
        const QImage rough = picture();
        QVERIFY(!tiles.isComplete());
        QCOMPARE(qAlpha(rough.pixel(1713, 299)), 255);
        QVERIFY(arrived.wait(10000));
        QVERIFY(tiles.isComplete());
        const QImage exact = picture();
        QVERIFY(tiles.isComplete());
        QCOMPARE(exact, renderSpectrogram(*data, whole, QRectF(0, 0, 1714 * 1.75, 1600), {1714, 300}));
        QVERIFY(rough != exact);
    }

    void anotherZoomDropsWhatTheLastOneWaitedFor() {
        SpectrogramTiles tiles;
        tiles.setSpectrogram(poolSpectrogram(codes(3000, 1600)));
        const auto rows = cellsBehind(0, 1600, 300, 1600);
        QSignalSpy arrived(&tiles, &SpectrogramTiles::arrived);
        for (int zoom = 0; zoom < 50; ++zoom)
            tiles.picture(0, 1.0 + zoom * 0.01, 1600, rows, whole);
        QVERIFY(arrived.wait(10000));
        QVERIFY(tiles.isComplete());
        QCOMPARE(arrived.count(), 1);  // of the last zoom alone
    }

    void anotherSpectrogramTakesNothingFromTheLast() {
        SpectrogramTiles tiles;
        const auto rows = cellsBehind(0, 40, 40, 40);
        auto empty = std::make_shared<SpectrogramData>(*codes(1000, 40));
        std::fill(empty->values.begin(), empty->values.end(), 7.0F);
        tiles.setSpectrogram(poolSpectrogram(codes(1000, 40)));
        tiles.picture(0, 2, 500, rows, whole);
        tiles.setSpectrogram(poolSpectrogram(empty));
        const QImage picture = tiles.picture(0, 2, 500, rows, whole);
        QCOMPARE(picture.pixel(3, 3), colourOf(7, whole));
        QCOMPARE(picture.pixel(499, 39), colourOf(7, whole));
    }
};

QTEST_MAIN(TestSpectrogramTiles)
#include "test_spectrogram_tiles.moc"
