// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <fstream>

#include "app/workbench/engine_thread.h"
#include "app/workbench/forecast_view.h"
#include "app/workbench/launch_panel.h"
#include "app/workbench/paths.h"
#include "app/workbench/session.h"
#include "app/workbench/trial_run.h"
#include "engine/config/config_fields.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"
#include "engine/runs/run_directory.h"
#include "tests/app/stub_engine.h"
#include "widgets/config_form.h"
#include "widgets/config_row.h"

using namespace ajepa;

namespace {

/// The form over the demo sounds, with an engine that a test scripts.
struct Panel {
    QTemporaryDir folder;
    EngineThread engine;
    Session session;
    LaunchPanel launch;

    explicit Panel(StubJob::Body training = stepping(3))
        : engine(stubLoader(std::move(training))), session(engine), launch(makeReady(session, folder)) {
        launch.setPreset(QStringLiteral("a-jepa-tiny"));
        launch.show();
        engine.load();
    }
    static Session& makeReady(Session& session, const QTemporaryDir& folder) {
        session.setRunsFolder(toPath(folder.path()));
        session.setCorpus(openCorpus("demo:0:24"));
        return session;
    }
    ForecastView& forecast() { return *launch.findChild<ForecastView*>(); }
    void press(const QString& text) {
        for (QAction* action : launch.findChildren<QAction*>()) {
            if (action->text() == text) {
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(text));
    }
};

/// A run of the draft's work that trained at some clips a second.
void addPastRun(const Panel& panel, double clipsPerS) {
    const auto path = RunDirectory::create(panel.session.runsFolder(), "past", panel.launch.form().config(), "").path();
    std::ofstream(path / "timing.jsonl") << "{\"step\":1,\"clips_per_s\":" << clipsPerS << "}\n{\"step\":2,\"clips_per_s\":" << clipsPerS << "}\n";
}

}  // namespace

class TestLaunchPanel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tomlGoesOutAndComesBack();
    void wrongTomlChangesNothingAndSaysWhy();
    void pastRunsTellTheTime();
    void threeStepsTellTheTimeWhereNoRunDoes();
    void aTrialThatFailsIsASentence();
    void anEntryOfTheQueueBecomesADraft();
    void aDraftThatBranchesSaysFromWhere();
    void aDraftThatFineTunesSaysWhatAndLeavesOutWhatHasNoEffect();
};

void TestLaunchPanel::tomlGoesOutAndComesBack() {
    Panel panel;
    RunConfig draft = panel.launch.form().config();
    draft.train.seed = 99;
    panel.launch.form().setConfig(draft);
    panel.press(QStringLiteral("Copy the settings as TOML"));
    panel.launch.form().setConfig(presetConfig("audio-jepa-tiny"));
    panel.press(QStringLiteral("Fill the form from TOML in the clipboard"));
    QVERIFY(differences(panel.launch.form().config(), draft).empty());
    QGuiApplication::clipboard()->setText(QStringLiteral("[train]\nseed = 5\n"));
    panel.press(QStringLiteral("Fill the form from TOML in the clipboard"));
    draft.train.seed = 5;
    QVERIFY(differences(panel.launch.form().config(), draft).empty());
    panel.launch.form().undo();
    QCOMPARE(panel.launch.form().config().train.seed, std::uint64_t(99));
}

void TestLaunchPanel::aDraftThatBranchesSaysFromWhere() {
    Panel panel;
    RunConfig past = presetConfig("audio-jepa-tiny");
    past.data.corpus = "demo:0:24";
    past.train.steps = 777;
    panel.launch.setOrigin({toPath(panel.folder.path()) / "2026-11-24T101112-first", 300, past});
    QVERIFY(differences(panel.launch.form().config(), past).empty());
    RunConfig draft = past;
    draft.optimizer.learningRate = 5e-4;
    panel.launch.form().setConfig(draft);
    const TrainingRequest request = panel.launch.request();
    QVERIFY(request.origin.has_value());
    QCOMPARE(request.name, QStringLiteral("first-from-300"));
    QCOMPARE(trainingCommand(request), QStringLiteral("ajepa resume %1/2026-11-24T101112-first --from 300 --name first-from-300 --set "
                                                      "optimizer.learning_rate=5e-04")
                                           .arg(panel.folder.path()));
    panel.launch.setPreset(QStringLiteral("a-jepa-tiny"));
    QVERIFY(!panel.launch.request().origin.has_value());
}

void TestLaunchPanel::aDraftThatFineTunesSaysWhatAndLeavesOutWhatHasNoEffect() {
    Panel panel;
    const RunConfig trained = presetConfig("audio-jepa-tiny");
    RunConfig config;
    config.audio = trained.audio;
    config.features = trained.features;
    config.encoder = trained.encoder;
    config = withPreset("esc-10-tiny", config);
    config.train.seed = 7;  // a clone's: no preset says it
    config.finetune.from = toPath(panel.folder.path()).string() + "/2026-11-24T101112-first/checkpoints/step-000002500";
    config.data.corpus = "demo:0:24";
    config.encoder.heads = 2;  // of the checkpoint: no change of anybody's
    panel.launch.takeConfig(QStringLiteral("esc-10-tiny"), config);
    const auto says = [&](const QString& words) {
        const QList<QLabel*> labels = panel.launch.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->isVisible() && label->text() == words; });
    };
    QVERIFY(says(QStringLiteral("Fine-tunes the encoder of step 2,500 of first.")));
    panel.launch.form().showAll(true);
    QVERIFY(!panel.launch.form().row(QStringLiteral("mask.strategy"))->isVisible());
    QVERIFY(panel.launch.form().row(QStringLiteral("finetune.mask_ratio"))->isVisible());
    RunConfig draft = config;
    draft.finetune.maskRatio = 0;
    panel.launch.form().setConfig(draft);
    QCOMPARE(
        trainingCommand(panel.launch.request()),
        QStringLiteral(
            "ajepa finetune --from %1 --corpus demo:0:24 --preset esc-10-tiny --set train.seed=7 --set finetune.mask_ratio=0.0 --runs %2 --name %3")
            .arg(QString::fromStdString(config.finetune.from), panel.launch.request().runsFolder, panel.launch.request().name));
    for (QToolButton* button : panel.launch.findChildren<QToolButton*>()) {
        if (button->accessibleName() == QLatin1String("Start from fresh weights instead")) {
            button->click();
        }
    }
    QVERIFY(panel.launch.form().config().train.task == Task::pretrain);
    QVERIFY(panel.launch.form().row(QStringLiteral("mask.strategy"))->isVisible());
}

void TestLaunchPanel::wrongTomlChangesNothingAndSaysWhy() {
    Panel panel;
    const RunConfig before = panel.launch.form().config();
    for (const char* text : {"[train]\nsteps = 5\nsed = 1\n", "no toml at all [[", "[train]\nsteps = -1\n"}) {
        QGuiApplication::clipboard()->setText(QString::fromLatin1(text));
        panel.press(QStringLiteral("Fill the form from TOML in the clipboard"));
        QVERIFY2(differences(panel.launch.form().config(), before).empty(), text);
        bool said = false;
        for (const QLabel* label : panel.launch.findChildren<QLabel*>()) {
            said = said || (label->isVisible() && label->text().startsWith(QLatin1String("Nothing was taken from the clipboard.")));
        }
        QVERIFY2(said, text);
    }
}

void TestLaunchPanel::pastRunsTellTheTime() {
    Panel panel;
    const double work = double(panel.launch.form().config().train.steps) * panel.launch.form().config().train.batchSize;
    addPastRun(panel, work / 600);  // ten minutes
    addPastRun(panel, work / 1200);
    panel.launch.check();
    QTRY_VERIFY2(panel.forecast().text().contains(QLatin1String("10 min to 20 min")), qPrintable(panel.forecast().text()));
    QVERIFY(panel.forecast().reasons().contains(QLatin1String("same work")));
}

void TestLaunchPanel::threeStepsTellTheTimeWhereNoRunDoes() {
    Panel panel([](JobContext& context) {
        context.enter(RunState::running);
        for (std::int64_t step = 1; step <= 3; ++step) {
            context.report(StepMetrics{.step = step, .clipsPerS = step == 1 ? 1.0 : 50.0});
        }
        return Job::End::finished;
    });
    QTRY_VERIFY(panel.forecast().text().contains(QLatin1String("time unknown")));
    QTRY_VERIFY(panel.engine.isReady());
    QPushButton* measure = nullptr;
    for (QPushButton* button : panel.forecast().findChildren<QPushButton*>()) {
        measure = button->text() == QLatin1String("Measure the time") ? button : measure;
    }
    QVERIFY(measure != nullptr);
    QTRY_VERIFY(measure->isVisible() && measure->isEnabled());
    measure->click();
    QTRY_VERIFY2(panel.forecast().text().startsWith(QLatin1String("about ")), qPrintable(panel.forecast().text()));
    QVERIFY(panel.forecast().reasons().contains(QLatin1String("at 50.0 clips/s")));
    QVERIFY(listRuns(panel.session.runsFolder()).empty());  // it left nothing
}

void TestLaunchPanel::aTrialThatFailsIsASentence() {
    Panel panel([](JobContext&) -> Job::End { throw Error(ErrorKind::device, "Not enough memory.", {}, "Lower the batch."); });
    TrialRun trial(panel.session);
    QSignalSpy failed(&trial, &TrialRun::failed);
    trial.start(panel.launch.form().config(), 24);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed.front().front().toString().startsWith(QLatin1String("Not enough memory.")));
    QVERIFY(!trial.isRunning());
}

void TestLaunchPanel::anEntryOfTheQueueBecomesADraft() {
    Panel panel;
    QueueEntry entry = queueEntry("cloned", "audio-jepa-tiny", presetConfig("audio-jepa-tiny"));
    entry.config.train.seed = 31;
    entry.config.data.corpus = panel.session.corpus()->location();
    panel.launch.takeEntry(entry);
    QCOMPARE(panel.launch.request().name, QStringLiteral("cloned"));
    QCOMPARE(panel.launch.request().preset, QStringLiteral("audio-jepa-tiny"));
    QVERIFY(differences(panel.launch.request().config, entry.config).empty());
    const QueueEntry again = panel.launch.entry();
    QVERIFY(again.id != entry.id);  // a draft of its own
    QVERIFY(differences(again.config, entry.config).empty());
}

QTEST_MAIN(TestLaunchPanel)
#include "test_launch_panel.moc"
