// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLocale>
#include <QTest>

#include "widgets/number_text.h"

using namespace ajepa;

class TestNumberText final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void durations_data();
    void durations();
    void figures_data();
    void figures();
    void bytes_data();
    void bytes();
};

void TestNumberText::durations_data() {
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("seconds") << 12.4 << "12 s";
    QTest::newRow("minutes") << 239.0 << "4 min";
    QTest::newRow("hours") << 7800.0 << "2 h 10 min";
    QTest::newRow("days") << 3 * 86400.0 + 4 * 3600 << "3 d 4 h";
    QTest::newRow("never negative") << -5.0 << "0 s";
}

void TestNumberText::durations() {
    QFETCH(double, seconds);
    QTEST(durationText(seconds), "text");
}

void TestNumberText::figures_data() {
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << "0";
    QTest::newRow("below one") << 0.23149 << "0.231";
    QTest::newRow("thousandths") << 0.0023149 << "0.00231";
    QTest::newRow("above one") << 31.449 << "31.4";
    QTest::newRow("thousands") << 1234.0 << "1,234";
    QTest::newRow("small") << 0.0002 << "2.0e-4";
    QTest::newRow("not finite") << std::numeric_limits<double>::quiet_NaN() << "\u2013";
}

void TestNumberText::figures() {
    QFETCH(double, value);
    QTEST(figureText(value), "text");
}

void TestNumberText::bytes_data() {
    QTest::addColumn<qint64>("count");
    QTest::addColumn<QString>("text");
    QTest::newRow("few") << qint64(12) << "12\u2009bytes";
    QTest::newRow("megabytes") << qint64(340'000'000) << "340\u2009MB";
    QTest::newRow("gigabytes") << qint64(1'200'000'000) << "1.2\u2009GB";
    QTest::newRow("rounds up to the next unit") << qint64(999'600) << "1.0\u2009MB";
}

void TestNumberText::bytes() {
    QFETCH(qint64, count);
    QTEST(bytesText(count), "text");
}

QTEST_MAIN(TestNumberText)
#include "test_number_text.moc"
