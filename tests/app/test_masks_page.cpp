// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QSignalSpy>
#include <QtTest>

#include "app/workbench/engine_thread.h"
#include "app/workbench/masks_page.h"
#include "app/workbench/playback_session.h"
#include "app/workbench/session.h"
#include "tests/app/run_fixture.h"
#include "tests/app/stub_engine.h"
#include "widgets/clip_list.h"
#include "widgets/spectrogram_view.h"
#include "widgets/step_slider.h"

using namespace ajepa;

namespace {

struct Fixture {
    EngineThread engine{stubLoader(stepping())};
    Session session{engine};
    PlaybackSession playback;
    MasksPage page{session, playback};
    QSignalSpy clips{&page, &MasksPage::clipShown};
    QSignalSpy masks{&page, &MasksPage::masksShown};

    Fixture() {
        page.resize(1200, 720);
        session.setConfig(RunFixture::tinyConfig());
    }
    /// Opens the demo sounds and waits until the first is on screen with its masks.
    bool open() {
        page.show();
        session.setCorpus(openCorpus("demo:0:24"));
        return (clips.count() > 0 || clips.wait(20'000)) && (masks.count() > 0 || masks.wait(5000));
    }
    bool masksFor(qint64 step) {
        return QTest::qWaitFor([&] { return !masks.isEmpty() && masks.last().first().toLongLong() == step; }, 5000);
    }
    MaskPlan expected(qint64 step, int clip, const RunConfig& config) const {
        return makeMaskSampler(config)->plan(step, {static_cast<std::uint64_t>(clip)});
    }
};

bool same(const MaskPlan& a, const MaskPlan& b) {
    return a.clips.front().context == b.clips.front().context && a.clips.front().targets == b.clips.front().targets &&
           a.timeFrequency == b.timeFrequency;
}

}  // namespace

class TestMasksPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutACorpusItSaysWhatBelongsHere() {
        Fixture fixture;
        QSignalSpy wanted(&fixture.page, &MasksPage::corpusWanted);
        fixture.page.show();
        QVERIFY(!fixture.page.findChild<SpectrogramView*>()->isVisible());
        QCOMPARE(wanted.count(), 0);
    }

    void thePictureIsWhatTheTrainerDrawsForClipStepAndSeed() {
        Fixture fixture;
        QVERIFY(fixture.open());
        for (const qint64 step : {0, 700, 1999}) {
            fixture.session.setStep(step);
            QVERIFY(fixture.masksFor(step));
            QVERIFY(same(fixture.page.draw()->plan, fixture.expected(step, 0, fixture.session.config())));
        }
        fixture.page.findChild<ClipList*>()->setCurrentClip(7);
        fixture.masks.clear();
        QVERIFY(fixture.masks.wait(5000));
        QVERIFY(same(fixture.page.draw()->plan, fixture.expected(1999, 7, fixture.session.config())));
    }

    void theSpectrogramIsTheNetworksInput() {
        Fixture fixture;
        QVERIFY(fixture.open());
        const auto data = fixture.page.findChild<SpectrogramView*>()->data();
        QVERIFY(data != nullptr);
        QCOMPARE(data->frames, fixture.session.config().features.frames);
        QCOMPARE(data->unit, ValueUnit::normalised);
    }

    void rDrawsAnotherSeedAndCtrlRTheLast() {
        Fixture fixture;
        QVERIFY(fixture.open());
        const MaskPlan first = fixture.page.draw()->plan;
        fixture.masks.clear();
        QTest::keyClick(&fixture.page, Qt::Key_R);
        QVERIFY(fixture.masks.wait(5000));
        QVERIFY(!same(fixture.page.draw()->plan, first));
        QTest::keyClick(&fixture.page, Qt::Key_R, Qt::ControlModifier);
        QVERIFY(fixture.masks.wait(5000));
        QVERIFY(same(fixture.page.draw()->plan, first));
    }

    void commaAndFullStopMoveTheStepOfTheSession() {
        Fixture fixture;
        QVERIFY(fixture.open());
        QTest::keyClick(&fixture.page, Qt::Key_Period);
        QTest::keyClick(&fixture.page, Qt::Key_Period);
        QTest::keyClick(&fixture.page, Qt::Key_Comma);
        QCOMPARE(fixture.session.step(), 20);
        QCOMPARE(fixture.page.findChild<StepSlider*>()->step(), 20);
    }

    void mTakesTheMasksAwayAndBack() {
        Fixture fixture;
        QVERIFY(fixture.open());
        const auto picture = [&] { return fixture.page.findChild<SpectrogramView*>()->grab().toImage(); };
        const QImage with = picture();
        QTest::keyClick(&fixture.page, Qt::Key_M);
        const QImage without = picture();
        QVERIFY(with != without);
        QTest::keyClick(&fixture.page, Qt::Key_M);
        QCOMPARE(picture(), with);
    }

    void settingsThatAllowNoMaskAreASentence() {
        Fixture fixture;
        QVERIFY(fixture.open());
        RunConfig impossible = fixture.session.config();
        impossible.encoder.patchFrames = 4096;
        fixture.masks.clear();
        fixture.session.setConfig(impossible);
        QVERIFY(QTest::qWaitFor([&] { return !fixture.page.draw().has_value(); }, 5000));
    }

    void aRunsOwnSettingsAndConstantsAreUsed() {
        Fixture fixture;
        RunConfig config = RunFixture::tinyConfig();
        config.train.seed = 77;
        const RunFixture run(config);
        run.commit(500, -9, 2);
        fixture.session.setRun(run.path());
        QVERIFY(fixture.open());
        QTRY_VERIFY(fixture.page.draw() && same(fixture.page.draw()->plan, fixture.expected(0, 0, config)));
        QTRY_VERIFY(QTest::qWaitFor([&] {
            for (const QLabel* label : fixture.page.findChildren<QLabel*>())
                if (label->text().contains("step 500"))
                    return true;
            return false;
        }));
    }

    void aPageThatClosesWhileItLoadsLeavesNothing() {
        for (int i = 0; i < 10; ++i) {
            Fixture fixture;
            fixture.page.show();
            fixture.session.setCorpus(openCorpus("demo:0:24"));
            fixture.session.setStep(i * 100);
        }
        QCoreApplication::processEvents();
    }
};

QTEST_MAIN(TestMasksPage)
#include "test_masks_page.moc"
