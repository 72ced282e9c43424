// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>
#include <cmath>

#include "app/workbench/figure_file.h"
#include "app/workbench/spectrogram_export.h"
#include "engine/base/error.h"

using namespace ajepa;

namespace {

/// 100 frames of 10 ms, 50 rows over 0 .. 5000 Hz. Value = frame + row / 100.
std::shared_ptr<const SpectrogramData> secondOfSound() {
    auto data = std::make_shared<SpectrogramData>();
    data->frames = 100;
    data->rows = 50;
    data->geometry = {0.01, 0, 0, 5000, FrequencyScale::linear};
    for (int frame = 0; frame < 100; ++frame)
        for (int row = 0; row < 50; ++row)
            data->values.push_back(static_cast<float>(frame) + static_cast<float>(row) / 100);
    return data;
}

struct Fixture {
    QTemporaryDir folder;
    TimeWindow time;
    SpectrogramView view{time};
    SpectrogramExport exports{view};
    QSignalSpy saved{&exports, &SpectrogramExport::saved};
    QSignalSpy failed{&exports, &SpectrogramExport::failed};
    Fixture() {
        view.resize(640, 320);
        time.setDuration(1);
        view.setData(secondOfSound());
    }
    QString path(const char* name) const { return folder.filePath(QLatin1String(name)); }
    static QByteArray contents(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

}  // namespace

class TestSpectrogramExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theValuesAreThoseOnScreenWithTheirUnit() {
        Fixture fixture;
        fixture.time.setRange(0.2, 0.5);
        fixture.exports.saveValues(fixture.path("values.csv"));
        QVERIFY(fixture.saved.wait(10000));
        const auto lines = Fixture::contents(fixture.path("values.csv")).trimmed().split('\n');
        QCOMPARE(lines.size(), 31);
        QVERIFY(lines[0].startsWith("time_s,50.0 Hz (ln energy),150.0 Hz"));
        const auto cells = lines[1].split(',');
        QCOMPARE(cells.size(), 51);
        QCOMPARE(cells[0], QByteArray("0.205000"));
        QCOMPARE(cells[3].toFloat(), 20.02F);
    }

    void thePngShowsTheSpectrogram() {
        Fixture fixture;
        fixture.exports.savePicture(fixture.path("picture.png"));
        QVERIFY(fixture.saved.wait(10000));
        const QImage image(fixture.path("picture.png"));
        QCOMPARE(image.size(), QSize(1280, 640));
        QCOMPARE(image.pixelColor(2, 2), QColor(Qt::white));
        // Values rise with time, and magma's colours with them.
        QVERIFY(image.pixelColor(900, 300).lightness() > image.pixelColor(200, 300).lightness());
    }

    void theSvgIsWellFormedWithLettersAsSuch() {
        Fixture fixture;
        fixture.exports.savePicture(fixture.path("picture.svg"));
        QVERIFY(fixture.saved.wait(10000));
        QXmlStreamReader reader(Fixture::contents(fixture.path("picture.svg")));
        int images = 0, texts = 0;
        while (!reader.atEnd()) {
            reader.readNext();
            images += reader.isStartElement() && reader.name() == QLatin1String("image");
            texts += reader.isStartElement() && reader.name() == QLatin1String("text");
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY(images >= 1);
        QVERIFY(texts >= 8);
    }

    void thePaperIsGreyAndItsLayerIsDrawn() {
        Fixture fixture;
        fixture.exports.setPaperLayer([](QPainter& painter, const SpectrogramPlane& plane) {
            painter.fillRect(QRectF(QPointF(plane.xOf(0.5), plane.yOf(5000)), QPointF(plane.xOf(1), plane.yOf(2500))), QColor(230, 159, 0));
        });
        fixture.exports.savePaper(fixture.path("paper.png"));
        QVERIFY(fixture.saved.wait(10000));
        const QImage image(fixture.path("paper.png"));
        QCOMPARE(image.size(), QSize(1120, 560));
        QCOMPARE(image.pixelColor(900, 120), QColor(230, 159, 0));
        const QColor grey = image.pixelColor(900, 380);
        QVERIFY(grey.red() == grey.green() && grey.green() == grey.blue());
        fixture.exports.savePaper(fixture.path("paper.pdf"));
        QVERIFY(fixture.saved.wait(10000));
        QVERIFY(Fixture::contents(fixture.path("paper.pdf")).startsWith("%PDF"));
    }

    void whatCannotBeWrittenIsASentence() {
        Fixture fixture;
        fixture.exports.savePicture(fixture.path("missing/picture.png"));
        QVERIFY(fixture.failed.wait(10000));
        QVERIFY(fixture.failed.last().first().toString().contains("cannot be written"));
        fixture.exports.savePicture(fixture.path("picture.bmp"));
        QVERIFY(fixture.failed.wait(10000));
        QVERIFY(fixture.failed.last().first().toString().contains(".svg"));
        QVERIFY(!QFile::exists(fixture.path("picture.bmp")));
    }
};

QTEST_MAIN(TestSpectrogramExport)
#include "test_spectrogram_export.moc"
