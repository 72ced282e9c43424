// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDialog>
#include <QDoubleSpinBox>
#include <QSignalSpy>
#include <QWheelEvent>
#include <QtTest>
#include <cmath>

#include "widgets/colour_bar.h"
#include "widgets/plot_frame.h"
#include "widgets/spectrogram_view.h"

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
        view.show();
        view.setFocus();
        if (!QTest::qWaitForWindowActive(&view))
            qFatal("the window does not become active");
    }
    static QPoint at(int x, int y) { return {leftAxisWidth + x, topInset + y}; }
    void drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers keys) {
        QTest::mousePress(&view, Qt::LeftButton, keys, from);
        QTest::mouseMove(&view, (from + to) / 2);
        QTest::mouseMove(&view, to);
        QTest::mouseRelease(&view, Qt::LeftButton, keys, to);
    }
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
        fixture.view.setPatches(patchGrid(*fixture.view.data(), {16, 10}));
        QCOMPARE(fixture.view.readingText(*reading), QString("0.504\u2009s · 2.45\u2009kHz · bin 24 · frame 50 · patch 3, 2 · 50.24 ln energy"));
        QVERIFY(!fixture.view.readingAt({5, 5}));
    }

    void aLinearSpectrumIsReadWithThePatchOfTheNetworksGrid() {
        Fixture fixture;
        TimeFrequencyGrid grid{{0.1, 0.3, 0.5, 0.7}, {100, 1000, 2600}};
        fixture.view.setPatches(grid);
        const auto patchAt = [&fixture](int x, int y) {
            const QStringList parts = fixture.view.readingText(*fixture.view.readingAt(Fixture::at(x, y))).split(QStringLiteral(" · "));
            return parts.filter(QStringLiteral("patch")).join(QString());
        };
        QCOMPARE(patchAt(252, 102), QStringLiteral("patch 2, 1"));  // 0.504 s, 2450 Hz
        QCOMPARE(patchAt(102, 180), QStringLiteral("patch 0, 0"));  // 0.204 s, 550 Hz
        QCOMPARE(patchAt(102, 2), QStringLiteral("patch 0, 1"));    // above the grid: the nearest band
        QCOMPARE(patchAt(402, 102), QString());                     // after its end
        QVERIFY(!patchCellAt({}, 0.2, 500));
        QVERIFY(!hasCells(patchGrid(*fixture.view.data(), {4096, 10})));
    }

    void clickingWithCtrlOrTheToolHearsThePatch() {
        Fixture fixture;
        QSignalSpy wanted(&fixture.view, &SpectrogramView::cellWanted), sought(&fixture.view, &SpectrogramView::sought);
        fixture.view.setPatches(patchGrid(*fixture.view.data(), {20, 10}));
        QTest::mouseClick(&fixture.view, Qt::LeftButton, Qt::ControlModifier, Fixture::at(252, 102));  // patches are not offered yet
        QCOMPARE(wanted.count(), 0);
        QVERIFY(sought.wait(2000));
        fixture.view.offerPatches();
        QTest::mouseClick(&fixture.view, Qt::LeftButton, Qt::ControlModifier, Fixture::at(252, 102));
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(*fixture.view.cell(), (PatchCell{2, 2}));
        const QImage outlined = fixture.view.grab().toImage();
        fixture.view.setCell(std::nullopt);
        QVERIFY(fixture.view.grab().toImage() != outlined);
        QTest::keyClick(&fixture.view, Qt::Key_3);
        QTest::mouseClick(&fixture.view, Qt::LeftButton, {}, Fixture::at(2, 198));
        QCOMPARE(wanted.count(), 2);
        QCOMPARE(*fixture.view.cell(), (PatchCell{0, 0}));
        QCOMPARE(sought.count(), 1);
        fixture.view.setPatches(patchGrid(*fixture.view.data(), {10, 10}));  // another grid
        QVERIFY(!fixture.view.cell());
    }

    void arrowsMoveThePatchWithItsToolAndEnterHearsIt() {
        Fixture fixture;
        QSignalSpy wanted(&fixture.view, &SpectrogramView::cellWanted);
        fixture.view.setPatches(patchGrid(*fixture.view.data(), {20, 10}));
        fixture.view.offerPatches();
        QTest::keyClick(&fixture.view, Qt::Key_Right);  // still the view's
        QVERIFY(!fixture.view.cell());
        QTest::keyClick(&fixture.view, Qt::Key_3);
        QTest::keyClick(&fixture.view, Qt::Key_Right);  // the first one outlines the middle
        QCOMPARE(*fixture.view.cell(), (PatchCell{2, 2}));
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Right, Qt::Key_Up})
            QTest::keyClick(&fixture.view, key);
        QCOMPARE(*fixture.view.cell(), (PatchCell{4, 3}));  // stays on the grid
        QCOMPARE(wanted.count(), 0);
        QTest::keyClick(&fixture.view, Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(fixture.time.lengthS(), 1.0);  // the view has not moved
        fixture.time.setRange(0, 0.4);
        QTest::keyClick(&fixture.view, Qt::Key_Left);  // a patch out of sight is moved to
        QVERIFY(std::abs(fixture.time.endS() - 0.8) < 1e-9);
        QTest::keyClick(&fixture.view, Qt::Key_1);
        QTest::keyClick(&fixture.view, Qt::Key_Left);
        QCOMPARE(*fixture.view.cell(), (PatchCell{3, 3}));
        QVERIFY(fixture.time.endS() < 0.8);
    }

    void viewsThatFollowEachOtherShowTheSame() {
        Fixture fixture;
        SpectrogramView second(fixture.time);
        second.setColourBarVisible(false);
        second.resize(fixture.view.size());
        fixture.view.setPatches(patchGrid(*fixture.view.data(), {20, 10}));
        second.follow(fixture.view);
        QCOMPARE(second.data(), fixture.view.data());
        fixture.wheel(Fixture::at(250, 50), 240, Qt::AltModifier);
        QTest::keyClick(&fixture.view, Qt::Key_H);
        QTest::keyClick(&fixture.view, Qt::Key_F, Qt::ShiftModifier);
        QTest::keyClick(&fixture.view, Qt::Key_2);
        fixture.view.setCell(PatchCell{1, 1});
        const auto same = [&] {
            return second.plane().lowShare == fixture.view.plane().lowShare && second.plane().highShare == fixture.view.plane().highShare &&
                   second.look() == fixture.view.look() && second.frequencySpacing() == fixture.view.frequencySpacing() &&
                   second.tool() == fixture.view.tool() && second.cell() == fixture.view.cell() && second.data() == fixture.view.data();
        };
        QVERIFY(same());
        QVERIFY(second.plane().highShare < 1 || second.plane().lowShare > 0);
        second.setLook({ColourMap::cividis, {1, 7}});
        second.setFrequencySpacing(FrequencySpacing::logarithmic);
        second.setCell(std::nullopt);
        QVERIFY(same());
        auto other = std::make_shared<SpectrogramData>(*secondOfSound());
        other->values.assign(other->values.size(), 3.0F);
        fixture.view.setData(other);
        QVERIFY(same());
        QCOMPARE(second.data()->at(3, 3), 3.0F);
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

    void aLongSpectrogramIsGlancedAtFirstAndExactSoon() {
        Fixture fixture;
        auto hour = std::make_shared<SpectrogramData>();
        hour->frames = 100'000;
        hour->rows = 50;
        hour->geometry = {0.01, 0, 0, 5000, FrequencyScale::linear};
        hour->values.assign(std::size_t{100'000} * 50, -5.0F);
        hour->values[77'777 * 50 + 20] = 5;  // one short event
        fixture.time.setDuration(hour->durationS());
        fixture.view.setData(hour);
        QVERIFY(!fixture.view.isSharp());
        QVERIFY(fixture.view.spectrogram()->shape.frames < 100'000);
        QVERIFY(std::abs(fixture.view.spectrogram()->shape.durationS() - 1000) < 1);
        QTRY_VERIFY(fixture.view.isSharp());
        QCOMPARE(fixture.view.spectrogram()->shape.frames, 100'000);
        const QImage image = fixture.view.grab().toImage();
        const double ratio = fixture.view.devicePixelRatioF();
        const QPoint event(static_cast<int>((leftAxisWidth + 388) * ratio), static_cast<int>((topInset + 117) * ratio));
        QCOMPARE(image.pixelColor(event), QColor::fromRgb(colourTable(ColourMap::magma).back()));
    }

    void dataThatComeLaterThanNewerOnesAreDropped() {
        Fixture fixture;
        auto hour = std::make_shared<SpectrogramData>(*secondOfSound());
        hour->frames = 100'000;
        hour->values.assign(std::size_t{100'000} * 50, 1.0F);
        fixture.view.setData(hour);
        fixture.view.setData(secondOfSound());
        QTest::qWait(0);
        QCOMPARE(fixture.view.data()->frames, 100);
        QVERIFY(fixture.view.isSharp());
    }

    void draggingWithCtrlSelectsAndEscapeClears() {
        Fixture fixture;
        fixture.drag(Fixture::at(100, 50), Fixture::at(300, 150), Qt::ControlModifier);
        const auto selection = fixture.time.selection();
        QVERIFY(selection);
        QVERIFY(std::abs(selection->startS - 0.2) < 0.005 && std::abs(selection->endS - 0.6) < 0.005);
        QVERIFY(std::abs(selection->lowHz - 1250) < 30 && std::abs(selection->highHz - 3750) < 30);
        QCOMPARE(fixture.time.lengthS(), 1.0);  // nothing has moved
        QTest::keyClick(&fixture.view, Qt::Key_Escape);
        QVERIFY(!fixture.time.selection());
    }

    void aFlatDragSelectsTimeWithAllItsFrequencies() {
        Fixture fixture;
        QTest::keyClick(&fixture.view, Qt::Key_2);
        fixture.drag(Fixture::at(300, 100), Fixture::at(100, 104), {});
        QVERIFY(fixture.time.selection() && fixture.time.selection()->isWholeBand());
        QVERIFY(std::abs(fixture.time.selection()->startS - 0.2) < 0.005);
    }

    void anEdgeOfTheSelectionCanBeDragged() {
        Fixture fixture;
        fixture.time.setSelection(SoundSelection{0.2, 0.6, 1250, 3750});
        QTest::keyClick(&fixture.view, Qt::Key_2);
        fixture.drag(Fixture::at(300, 100), Fixture::at(400, 20), {});  // the right edge, whose height stays
        QCOMPARE(fixture.time.selection()->startS, 0.2);
        QVERIFY(std::abs(fixture.time.selection()->endS - 0.8) < 0.005);
        QCOMPARE(fixture.time.selection()->highHz, 3750.0);
        fixture.drag(Fixture::at(200, 150), Fixture::at(200, 175), {});  // the lower edge
        QVERIFY(std::abs(fixture.time.selection()->lowHz - 625) < 30);
        QCOMPARE(fixture.time.selection()->startS, 0.2);
    }

    void ctrlEZoomsToTheSelection() {
        Fixture fixture;
        fixture.time.setSelection(SoundSelection{0.2, 0.6, 1250, 3750});
        QTest::keyClick(&fixture.view, Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(fixture.time.startS(), 0.2);
        QCOMPARE(fixture.time.endS(), 0.6);
        QVERIFY(std::abs(fixture.view.plane().hzAt(topInset) - 3750) < 1e-6);
        QTest::keyClick(&fixture.view, Qt::Key_Backspace);
        QCOMPARE(fixture.time.lengthS(), 1.0);
    }

    void altAndShiftWithArrowsWorkOnFrequencies() {
        Fixture fixture;
        QTest::keyClick(&fixture.view, Qt::Key_Up, Qt::AltModifier);
        QVERIFY(std::abs(fixture.view.plane().hzAt(topInset) - 4500) < 1e-6);
        QTest::keyClick(&fixture.view, Qt::Key_Up, Qt::ShiftModifier);
        QVERIFY(std::abs(fixture.view.plane().hzAt(topInset) - 4900) < 1e-6);
        QTest::keyClick(&fixture.view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&fixture.view, Qt::Key_Down, Qt::AltModifier);
        QVERIFY(std::abs(fixture.view.plane().hzAt(topInset) - 5000) < 1e-6);
    }

    void shiftFGoesThroughTheSpacingsAndKeepsTheVisibleFrequencies() {
        Fixture fixture;
        fixture.time.setSelection(SoundSelection{0.2, 0.6, 1000, 4000});
        QTest::keyClick(&fixture.view, Qt::Key_E, Qt::ControlModifier);
        for (const FrequencySpacing spacing : {FrequencySpacing::mel, FrequencySpacing::logarithmic, FrequencySpacing::linear}) {
            QTest::keyClick(&fixture.view, Qt::Key_F, Qt::ShiftModifier);
            QCOMPARE(fixture.view.frequencySpacing(), spacing);
            QVERIFY(std::abs(fixture.view.plane().hzAt(topInset) - 4000) < 1e-6);
            QVERIFY(std::abs(fixture.view.plane().hzAt(topInset + 200) - 1000) < 1e-6);
        }
        fixture.view.setFrequencySpacing(FrequencySpacing::logarithmic);
        const auto reading = fixture.view.readingAt(Fixture::at(250, 100));  // half-way between 1 and 4 kHz: 2 kHz
        QVERIFY(reading && std::abs(reading->hz - 2000) <= 50);
    }

    void everyKeyOfTheViewIsThatOfAnAction() {
        Fixture fixture;
        fixture.view.setPatches(patchGrid(*fixture.view.data(), {20, 10}));
        fixture.view.offerPatches();
        fixture.time.setSelection(SoundSelection{0.2, 0.6});
        QStringList keys;
        for (const SpectrogramTool tool : {SpectrogramTool::navigate, SpectrogramTool::patch}) {
            fixture.view.setTool(tool);
            QStringList ofTool;
            for (const QAction* action : fixture.view.actions()) {
                QVERIFY(!action->text().isEmpty());
                for (const QKeySequence& key : action->isEnabled() ? action->shortcuts() : QList<QKeySequence>()) {
                    QVERIFY2(!ofTool.contains(key.toString()), qPrintable(key.toString()));
                    ofTool << key.toString();
                }
            }
            keys += ofTool;
        }
        for (const char* key : {"F", "Backspace", "Ctrl+E", "[", "]", "{", "}", "H", "L", "1", "2", "3", "Esc", "Left", "Alt+Up", "Return"})
            QVERIFY2(keys.contains(QLatin1String(key)), key);
    }

    void draggingTheColourBarMovesTheLimits() {
        Fixture fixture;
        fixture.view.setColourBarVisible(true);
        auto* bar = fixture.view.findChild<ColourBar*>();
        const ColourLimits before = fixture.view.look().limits;
        QTest::mousePress(bar, Qt::LeftButton, {}, {20, 100});
        QTest::mouseMove(bar, {20, 77});  // up a tenth of its height
        const ColourLimits brighter = fixture.view.look().limits;
        QVERIFY(brighter.low < before.low);
        QVERIFY(std::abs((brighter.high - brighter.low) - (before.high - before.low)) < 1e-3F);
        QTest::mouseMove(bar, {80, 100});  // from where it was pressed, 60 to the right: half the span
        QTest::mouseRelease(bar, Qt::LeftButton, {}, {80, 100});
        const ColourLimits sharper = fixture.view.look().limits;
        QVERIFY(std::abs((sharper.high - sharper.low) / (before.high - before.low) - 0.5F) < 1e-3F);
        QTest::mouseDClick(bar, Qt::LeftButton, {}, {20, 100});
        QCOMPARE(fixture.view.look().limits, before);
    }

    void theLimitsAreSetExactlyInADialogThatDoesNotBlock() {
        Fixture fixture;
        QTest::keyClick(&fixture.view, Qt::Key_L);
        auto* dialog = fixture.view.findChild<QDialog*>();
        QVERIFY(dialog);
        const auto fields = dialog->findChildren<QDoubleSpinBox*>();
        QCOMPARE(fields.size(), 2);
        fields[0]->setValue(-3.25);
        fields[1]->setValue(12.5);
        dialog->accept();
        QCOMPARE(fixture.view.look().limits, (ColourLimits{-3.25F, 12.5F}));
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

    void theLayerIsToldWhereSecondsAndHertzLie() {
        Fixture fixture;
        SpectrogramPlane plane;
        fixture.view.setLayer([&plane](QPainter&, const SpectrogramPlane& current) { plane = current; });
        fixture.view.grab();
        QCOMPARE(plane.plot, QRectF(leftAxisWidth, topInset, 500, 200));
        QCOMPARE(plane.xOf(1), leftAxisWidth + 500.0);
        QCOMPARE(plane.yOf(5000), double(topInset));
        QCOMPARE(plane.yOf(1250), topInset + 150.0);
        fixture.time.setRange(0, 0.5);
        fixture.view.grab();
        QCOMPARE(plane.xOf(1) - plane.xOf(0), 1000.0);
    }
};

QTEST_MAIN(TestSignalViews)
#include "test_signal_views.moc"
