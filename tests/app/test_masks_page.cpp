// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>
#include <algorithm>
#include <fstream>

#include "app/workbench/curriculum_view.h"
#include "app/workbench/engine_thread.h"
#include "app/workbench/mask_diagnostics_view.h"
#include "app/workbench/mask_fold_outs.h"
#include "app/workbench/mask_listening.h"
#include "app/workbench/mask_settings.h"
#include "app/workbench/masks_page.h"
#include "app/workbench/playback_session.h"
#include "app/workbench/session.h"
#include "engine/config/config_fields.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"
#include "engine/runs/safetensors.h"
#include "tests/app/cli_process.h"
#include "tests/app/run_fixture.h"
#include "tests/app/stub_engine.h"
#include "tests/core/corpus/corpus_fixture.h"
#include "tests/support/test_data.h"
#include "widgets/clip_list.h"
#include "widgets/curriculum_plot.h"
#include "widgets/spectrogram_view.h"
#include "widgets/step_slider.h"
#include "widgets/theme.h"
#include "widgets/time_window.h"

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

bool same(const MaskPlan& a, const MaskPlan& b);

bool same(const MaskDraw& a, const MaskDraw& b) {
    return same(a.plan, b.plan);
}

bool same(const MaskPlan& a, const MaskPlan& b) {
    return a.clips.front().context == b.clips.front().context && a.clips.front().targets == b.clips.front().targets &&
           a.timeFrequency == b.timeFrequency;
}

/// Context and targets of the one clip of a plan, in order: 1 where a cell belongs to it.
std::vector<std::uint8_t> denseMasks(const MaskPlan& plan) {
    const ClipMasks& clip = plan.clips.front();
    const auto cells = static_cast<std::size_t>(plan.grid.cells());
    std::vector<std::uint8_t> dense((1 + clip.targets.size()) * cells);
    for (const std::int32_t cell : clip.context)
        dense[static_cast<std::size_t>(cell)] = 1;
    for (std::size_t block = 0; block < clip.targets.size(); ++block)
        for (const std::int32_t cell : clip.targets[block])
            dense[(1 + block) * cells + static_cast<std::size_t>(cell)] = 1;
    return dense;
}

/// The same from the tensors of `ajepa masks --out`.
std::vector<std::uint8_t> masksOfFile(const std::string& path, int clip) {
    const SafetensorsFile file(path);
    std::vector<std::uint8_t> dense;
    for (const char* name : {"context", "targets"}) {
        const auto values = file.readBytes(name);
        const auto length = static_cast<std::ptrdiff_t>(values.size()) / file.find(name)->shape[0];
        dense.insert(dense.end(), values.begin() + clip * length, values.begin() + (clip + 1) * length);
    }
    return dense;
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

    void noButtonUnderThePictureLosesItsWordsAtAnyWidth() {
        applyTheme(*qApp, false);
        Fixture fixture;
        QVERIFY(fixture.open());
        fixture.page.findChild<MaskListening*>()->show();  // hidden where there is no audio device
        const auto* foot = fixture.page.findChild<MaskFoldOuts*>();
        for (int width = 1000; width <= 1600; width += 20) {
            fixture.page.resize(width, 720);
            for (const bool comparing : {false, true}) {  // says of which setting they are, in longer words
                fixture.page.findChild<MaskSettings*>()->setComparing(comparing);
                QApplication::sendPostedEvents();
                for (const QAbstractButton* button : foot->findChildren<QAbstractButton*>())
                    QVERIFY2(!button->isVisible() || button->width() >= button->sizeHint().width(), qPrintable(button->text()));
            }
        }
    }

    void aPadlockOpensAndClosesAndItsValueIsReset() {
        Fixture fixture;
        QVERIFY(fixture.open());
        const auto* settings = fixture.page.findChild<MaskSettings*>();
        const auto press = [&fixture](const QString& name) {
            for (QToolButton* button : fixture.page.findChildren<QToolButton*>())
                if (button->accessibleName() == name && button->isVisible())
                    return QTest::mouseClick(button, Qt::LeftButton), true;
            return false;
        };
        RunConfig config = settings->config();
        config.train.steps = 1234;
        fixture.session.setConfig(config);
        QCOMPARE(settings->config().curriculum.steps, 0);
        QVERIFY(press(QStringLiteral("Unlock Steps")));
        QCOMPARE(settings->config().curriculum.steps, 1234);
        QVERIFY(press(QStringLiteral("Lock Steps")));
        QCOMPARE(settings->config().curriculum.steps, 0);
        QVERIFY(press(QStringLiteral("Unlock Steps")));
        QVERIFY(press(QStringLiteral("Reset Steps")));
        QCOMPARE(settings->config().curriculum.steps, 0);
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

    void thePictureIsWhatTheTerminalDrawsForEachStrategyAndPreset_data() {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<QString>("assignment");
        for (const Preset& preset : presets())
            QTest::newRow(preset.name.c_str()) << QString::fromStdString(preset.name) << QString();
        for (const char* strategy : {"random", "block", "time-frequency", "curriculum"})
            QTest::newRow(strategy) << QStringLiteral("a-jepa-tiny") << QStringLiteral("mask.strategy=") + QLatin1String(strategy);
        QTest::newRow("cut at random") << QStringLiteral("a-jepa-tiny") << QStringLiteral("mask.truncation=random");
    }
    void thePictureIsWhatTheTerminalDrawsForEachStrategyAndPreset() {
        QFETCH(QString, preset);
        QFETCH(QString, assignment);
        RunConfig config = presetConfig(preset.toStdString());
        if (!assignment.isEmpty())
            applyAssignment(config, assignment.toStdString());
        config.train.seed = 9;
        Fixture fixture;
        fixture.session.setConfig(config);
        QVERIFY(fixture.open());
        const int clip = 2;
        const qint64 step = config.train.steps / 2;
        fixture.page.findChild<ClipList*>()->setCurrentClip(clip);
        fixture.masks.clear();
        fixture.session.setStep(step);
        QVERIFY(fixture.masksFor(step));
        const test::TemporaryFolder folder;
        std::ofstream(folder / "run.toml") << toToml(config);
        const std::string file = (folder / "masks.safetensors").string();
        const int batch = std::max(config.train.batchSize, clip + 1);
        const auto drawn = test::ajepaCli("masks --json --config '" + (folder / "run.toml").string() + "' --step " + std::to_string(step) +
                                          " --clips " + std::to_string(batch) + " --out '" + file + "'");
        QCOMPARE(drawn.exitCode, 0);
        QVERIFY(fixture.page.draw().has_value());
        QCOMPARE(denseMasks(fixture.page.draw()->plan), masksOfFile(file, clip));
    }

    void aPresetButtonTakesThePresetsMasks() {
        Fixture fixture;
        QVERIFY(fixture.open());
        fixture.masks.clear();
        fixture.page.findChild<QPushButton*>(QStringLiteral("audio-jepa"))->click();
        QVERIFY(fixture.masks.wait(5000));
        RunConfig expected = fixture.session.config();
        expected.mask = presetConfig("audio-jepa").mask;
        QVERIFY(same(fixture.page.draw()->plan, fixture.expected(0, 0, expected)));
    }

    void twoSettingsAreDrawnBesideEachOtherAsTheTrainerDrawsEach() {
        Fixture fixture;
        QVERIFY(fixture.open());
        const auto views = fixture.page.findChildren<SpectrogramView*>();
        QCOMPARE(views.size(), 2);
        QVERIFY(!views[1]->isVisible());
        fixture.masks.clear();
        QTest::keyClick(&fixture.page, Qt::Key_C, Qt::ShiftModifier);
        QVERIFY(fixture.masks.wait(5000));
        QVERIFY(views[1]->isVisible());
        QCOMPARE(views[1]->data(), views[0]->data());
        QVERIFY(same(*fixture.page.draw(MaskSide::b), *fixture.page.draw(MaskSide::a)));  // B begins as A is
        QTest::keyClick(&fixture.page, Qt::Key_X);
        QCOMPARE(fixture.page.settings().chosen(), MaskSide::b);
        fixture.page.findChild<QPushButton*>(QStringLiteral("audio-jepa"))->click();
        fixture.masks.clear();
        fixture.session.setStep(700);
        QVERIFY(fixture.masksFor(700));
        RunConfig other = fixture.session.config();
        other.mask = presetConfig("audio-jepa").mask;
        QVERIFY(same(fixture.page.draw(MaskSide::a)->plan, fixture.expected(700, 0, fixture.session.config())));
        QVERIFY(same(fixture.page.draw(MaskSide::b)->plan, fixture.expected(700, 0, other)));
        QVERIFY(views[0]->grab().toImage() != views[1]->grab().toImage());
        // One seed for both.
        fixture.masks.clear();
        QTest::keyClick(&fixture.page, Qt::Key_R);
        QVERIFY(fixture.masks.wait(5000));
        RunConfig reseeded = fixture.session.config();
        reseeded.train.seed += 1;
        other.train.seed += 1;
        QVERIFY(same(fixture.page.draw(MaskSide::a)->plan, fixture.expected(700, 0, reseeded)));
        QVERIFY(same(fixture.page.draw(MaskSide::b)->plan, fixture.expected(700, 0, other)));
        // Without comparison the chosen one stays.
        fixture.masks.clear();
        QTest::keyClick(&fixture.page, Qt::Key_C, Qt::ShiftModifier);
        QVERIFY(fixture.masks.wait(5000));
        QVERIFY(!views[1]->isVisible());
        QVERIFY(same(fixture.page.draw()->plan, fixture.expected(700, 0, other)));
    }

    void settingsAreCopiedSwappedAndKeepOneSeed() {
        MaskSettings settings;
        RunConfig config = RunFixture::tinyConfig();
        settings.setOrigin(config);
        settings.choose(MaskSide::b);
        QCOMPARE(settings.chosen(), MaskSide::a);  // there is no B yet
        settings.setComparing(true);
        settings.choose(MaskSide::b);
        config.mask.strategy = MaskStrategy::random;
        config.train.seed = 11;
        settings.edit(config);
        QCOMPARE(settings.config(MaskSide::a).train.seed, 11U);
        QVERIFY(settings.config(MaskSide::a).mask.strategy != MaskStrategy::random);
        settings.swap();
        QCOMPARE(settings.config(MaskSide::a).mask.strategy, MaskStrategy::random);
        QVERIFY(settings.config(MaskSide::b).mask.strategy != MaskStrategy::random);
        settings.choose(MaskSide::a);
        settings.copyToOther();
        QVERIFY(differences(settings.config(MaskSide::a), settings.config(MaskSide::b)).empty());
    }

    void diagnosticsAndFiguresAreOfTheChosenSetting() {
        Fixture fixture;
        QVERIFY(fixture.open());
        fixture.page.settings().setComparing(true);
        fixture.page.settings().choose(MaskSide::b);
        fixture.page.findChild<QPushButton*>(QStringLiteral("audio-jepa"))->click();
        auto* view = fixture.page.findChild<MaskDiagnosticsView*>();
        QSignalSpy finished(view, &MaskDiagnosticsView::finished);
        QTest::keyClick(&fixture.page, Qt::Key_D);
        QVERIFY(finished.wait(20'000));
        RunConfig other = fixture.session.config();
        other.mask = presetConfig("audio-jepa").mask;
        other.curriculum = presetConfig("audio-jepa").curriculum;
        QVERIFY(view->diagnostics()->all.contextCoverage == diagnoseMasks(other, {.draws = 10'000, .batchSize = 64}).all.contextCoverage);
        finished.clear();
        fixture.page.settings().choose(MaskSide::a);
        QVERIFY(finished.wait(20'000));
        QVERIFY(view->diagnostics()->all.contextCoverage ==
                diagnoseMasks(fixture.session.config(), {.draws = 10'000, .batchSize = 64}).all.contextCoverage);
    }

    void aSelectionIsOfOneClip() {
        Fixture fixture;
        QVERIFY(fixture.open());
        auto* time = fixture.page.findChild<TimeWindow*>();
        time->setRange(0.2, 0.8);
        time->setSelection(SoundSelection{0.3, 0.5});
        fixture.session.setStep(40);  // another step is the same clip
        QVERIFY(fixture.masksFor(40));
        QVERIFY(time->selection().has_value());
        fixture.clips.clear();
        fixture.page.findChild<ClipList*>()->setCurrentClip(5);
        QVERIFY(fixture.clips.wait(10'000));
        QVERIFY(!time->selection());
        QCOMPARE(time->startS(), 0.2);  // the next clip is as long: the view stays
    }

    void diagnosticsFoldOutWithTheEnginesFigures() {
        Fixture fixture;
        QVERIFY(fixture.open());
        auto* view = fixture.page.findChild<MaskDiagnosticsView*>();
        QVERIFY(!view->isVisible());
        QSignalSpy finished(view, &MaskDiagnosticsView::finished);
        QTest::keyClick(&fixture.page, Qt::Key_D);
        QVERIFY(view->isVisible());
        QVERIFY(finished.wait(20'000));
        const MaskDiagnostics expected = diagnoseMasks(fixture.session.config(), {.draws = 10'000, .batchSize = 64});
        QVERIFY(view->diagnostics().has_value());
        QVERIFY(view->diagnostics()->all.contextCoverage == expected.all.contextCoverage);
        QVERIFY(view->diagnostics()->all.unreached == expected.all.unreached);
        QTest::keyClick(&fixture.page, Qt::Key_D);
        QVERIFY(!view->isVisible());
    }

    void theCurriculumFoldsOutWithTheSeedsDraws() {
        Fixture fixture;
        QVERIFY(fixture.open());
        auto* view = fixture.page.findChild<CurriculumView*>();
        QSignalSpy shown(view, &CurriculumView::shown);
        QTest::keyClick(&fixture.page, Qt::Key_U);
        QVERIFY(shown.wait(10'000));
        const CurriculumProfile expected = curriculumProfile(fixture.session.config());
        QVERIFY(view->plot().profile().drawn == expected.drawn);
        QVERIFY(view->plot().profile().runningMean == expected.runningMean);
        QVERIFY(view->plot().curves().back().chosen);
    }

    void aFileThatVanishedIsASentenceAndNoKeyPlaysTheClipBeforeIt() {
        const test::TemporaryFolder folder;
        test::writeTone(folder / "audio/a.wav", 1.0);
        test::writeTone(folder / "audio/b.wav", 1.0, 880);
        test::writeCorpus(folder.path(), "a,a.wav,0,1,,,,\nb,b.wav,0,1,,,,\n");
        Fixture fixture;
        fixture.page.show();
        fixture.session.setCorpus(openCorpus(folder.path().string()));
        QVERIFY(fixture.clips.wait(20'000));
        QCOMPARE(fixture.playback.id(), QStringLiteral("masks:0"));
        std::filesystem::remove(folder / "audio/b.wav");
        fixture.page.findChild<ClipList*>()->setCurrentClip(1);
        auto* view = fixture.page.findChild<SpectrogramView*>();
        QTRY_VERIFY(view->data() == nullptr);
        const auto labels = fixture.page.findChildren<QLabel*>();
        QVERIFY(std::none_of(labels.begin(), labels.end(),
                             [](const QLabel* label) { return label->text().contains(QLatin1String("As the network gets it")); }));
        QCOMPARE(fixture.playback.id(), QString());
        for (const Qt::Key key : {Qt::Key_Space, Qt::Key_C, Qt::Key_T, Qt::Key_O, Qt::Key_L}) {
            QTest::keyClick(&fixture.page, key);
            QCOMPARE(fixture.playback.id(), QString());
        }
        fixture.page.findChild<ClipList*>()->setCurrentClip(0);
        QTRY_COMPARE(fixture.playback.id(), QStringLiteral("masks:0"));
    }

    void aSettingThatLeavesNoContextNamesTheConstraint() {
        Fixture fixture;
        QVERIFY(fixture.open());
        RunConfig impossible = fixture.session.config();
        impossible.mask.minKeep = 60'000;
        fixture.session.setConfig(impossible);
        QTRY_VERIFY(!fixture.page.draw().has_value());
        const auto labels = fixture.page.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) { return label->text().contains("mask.min_keep"); }));
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
