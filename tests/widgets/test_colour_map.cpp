// SPDX-License-Identifier: GPL-3.0-or-later
#include <QColor>
#include <QSet>
#include <QtTest>

#include "widgets/colour_map.h"

using namespace ajepa;

namespace {

/// CIE L* of an sRGB colour, from the standard's formulas.
double lightness(QRgb colour) {
    const auto linear = [](int level) {
        const double share = level / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    const double y = 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
    return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

}  // namespace

class TestColourMap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endPointsAreThoseOfThePublishedTables_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("low");
        QTest::addColumn<QString>("high");
        QTest::newRow("magma") << "magma"
                               << "#000004"
                               << "#fcfdbf";
        QTest::newRow("viridis") << "viridis"
                                 << "#440154"
                                 << "#fde725";
        QTest::newRow("inferno") << "inferno"
                                 << "#000004"
                                 << "#fcffa4";
        QTest::newRow("cividis") << "cividis"
                                 << "#00224e"
                                 << "#fee838";
        QTest::newRow("grey") << "grey"
                              << "#000000"
                              << "#ffffff";
        QTest::newRow("inverted grey") << "inverted-grey"
                                       << "#ffffff"
                                       << "#000000";
    }
    void endPointsAreThoseOfThePublishedTables() {
        QFETCH(QString, id);
        const auto map = colourMapFromId(id);
        QVERIFY(map);
        QTEST(QColor(colourTable(*map).front()).name(), "low");
        QTEST(QColor(colourTable(*map).back()).name(), "high");
    }

    void lightnessRunsInOneDirection() {
        for (const ColourMap map : allColourMaps()) {
            const ColourTable& table = colourTable(map);
            const double direction = map == ColourMap::invertedGrey ? -1 : 1;
            for (std::size_t i = 1; i < table.size(); ++i)
                QVERIFY2(direction * (lightness(table[i]) - lightness(table[i - 1])) > -0.35, qPrintable(colourMapId(map) + QString(" %1").arg(i)));
            QVERIFY(direction * (lightness(table.back()) - lightness(table.front())) > 70);
        }
    }

    void idsComeBackAndLabelsDiffer() {
        QSet<QString> labels;
        for (const ColourMap map : allColourMaps()) {
            QCOMPARE(colourMapFromId(colourMapId(map)), std::optional(map));
            labels << colourMapLabel(map);
        }
        QCOMPARE(labels.size(), 6);
        QVERIFY(!colourMapFromId("jet"));
    }
};

QTEST_MAIN(TestColourMap)
#include "test_colour_map.moc"
