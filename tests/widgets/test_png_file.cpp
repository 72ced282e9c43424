// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QtTest>

#include "engine/picture/png_file.h"

using namespace ajepa;

/// Qt reads PNG through libpng: a judge that shares no code with the writer.
class TestPngFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPixelOfAPictureOfManyBlocksIsReadBack() {
        RgbPicture picture{331, 257, {}};  // 255,000 bytes: four stored blocks
        for (std::uint32_t i = 0; i < 331 * 257; ++i)
            picture.pixels.push_back((i * 2654435761U) >> 8U);
        QImage image;
        QVERIFY(image.loadFromData(QByteArray::fromStdString(pngBytes(picture)), "PNG"));
        QCOMPARE(image.size(), QSize(331, 257));
        for (int y = 0; y < 257; ++y)
            for (int x = 0; x < 331; ++x)
                QCOMPARE(image.pixel(x, y), 0xff000000U | picture.at(x, y));
    }
};

QTEST_GUILESS_MAIN(TestPngFile)
#include "test_png_file.moc"
