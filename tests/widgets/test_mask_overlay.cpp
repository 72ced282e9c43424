// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QPainter>
#include <QtTest>

#include "widgets/mask_overlay.h"
#include "widgets/theme.h"

using namespace ajepa;

namespace {

constexpr int cellPixels = 40;

/// 6 x 4 cells over a white picture: context in column 0, target 1 in cells (2..3, 0..1), target 2 in (3..4, 1..2), the rest unseen.
MaskPicture example() {
    MaskPicture picture;
    picture.grid = {6, 4};
    const auto cell = [](int time, int band) { return time * 4 + band; };
    picture.masks.context = {cell(0, 0), cell(0, 1), cell(0, 2), cell(0, 3)};
    picture.masks.targets = {{cell(2, 0), cell(2, 1), cell(3, 0), cell(3, 1)}, {cell(3, 1), cell(3, 2), cell(4, 1), cell(4, 2)}};
    return picture;
}

QImage painted(const MaskPicture& picture, const QColor& under = Qt::white) {
    QImage image(picture.grid.time * cellPixels, picture.grid.bands * cellPixels, QImage::Format_RGB32);
    image.fill(under);
    QPainter painter(&image);
    paintMasks(painter, picture, evenEdges(picture.grid, QRectF(image.rect())));
    return image;
}

/// The middle of a cell, off its label.
QColor middle(const QImage& image, int time, int band) {
    return image.pixelColor(time * cellPixels + cellPixels / 2 + 8, image.height() - band * cellPixels - cellPixels / 2 + 8);
}

int countOf(const QImage& image, const QColor& colour) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == colour ? 1 : 0;
    return count;
}

}  // namespace

class TestMaskOverlay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void contextStaysClearAndUnseenCellsAreHalfDark() {
        const QImage image = painted(example());
        for (int band = 0; band < 4; ++band)
            QCOMPARE(middle(image, 0, band), QColor(Qt::white));
        for (const auto& [time, band] : {std::pair{1, 0}, {1, 3}, {2, 2}, {5, 3}, {4, 0}}) {
            const QColor unseen = middle(image, time, band);
            QVERIFY(qAbs(unseen.red() - 127) <= 1 && unseen.red() == unseen.green() && unseen.green() == unseen.blue());
        }
    }

    void targetsAreTintedAndOutlinedInTheirColours() {
        const QImage image = painted(example());
        const auto& colours = themeColours(true).targets;
        QVERIFY(middle(image, 2, 0) != QColor(Qt::white));
        QVERIFY(middle(image, 2, 0) != middle(image, 4, 2));
        // Eight cell edges of 40 pixels, two pixels wide, less what the other target's outline covers.
        QVERIFY(countOf(image, colours[0]) > 8 * 40);
        QVERIFY(countOf(image, colours[1]) > 8 * 40);
        QCOMPARE(countOf(image, colours[2]), 0);
    }

    void lowBandsAreAtTheBottom() {
        MaskPicture picture = example();
        picture.masks = {};
        picture.masks.context = {3};  // time 0, highest band
        const QImage image = painted(picture);
        QCOMPARE(middle(image, 0, 3), QColor(Qt::white));
        QVERIFY(middle(image, 0, 0) != QColor(Qt::white));
    }

    void audioJepaStyleDarkensAllButTheContext() {
        MaskPicture picture = example();
        picture.style = MaskStyle::audioJepa;
        const QImage image = painted(picture);
        QCOMPARE(middle(image, 0, 2), QColor(Qt::white));
        QVERIFY(qAbs(middle(image, 2, 0).red() - 127) <= 1);
        QCOMPARE(countOf(image, themeColours(true).targets[0]), 0);
    }

    void thePatchGridAddsLinesOnlyOnRequest() {
        MaskPicture picture = example();
        picture.masks = {};
        const QImage without = painted(picture, Qt::black);
        picture.patchGrid = true;
        const QImage with = painted(picture, Qt::black);
        QVERIFY(with.pixelColor(3 * cellPixels, 13) != without.pixelColor(3 * cellPixels, 13));
        QCOMPARE(with.pixelColor(3 * cellPixels + 20, 13), without.pixelColor(3 * cellPixels + 20, 13));
    }
};

QTEST_MAIN(TestMaskOverlay)
#include "test_mask_overlay.moc"
