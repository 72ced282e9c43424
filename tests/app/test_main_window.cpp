// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "app/workbench/app_options.h"
#include "app/workbench/app_settings.h"
#include "app/workbench/command_line.h"
#include "app/workbench/engine_thread.h"
#include "app/workbench/header_bar.h"
#include "app/workbench/main_window.h"
#include "app/workbench/mask_listening.h"
#include "app/workbench/masks_page.h"
#include "app/workbench/message_bar.h"
#include "app/workbench/paths.h"
#include "app/workbench/run_library.h"
#include "app/workbench/run_queue.h"
#include "app/workbench/run_session.h"
#include "app/workbench/session.h"
#include "app/workbench/theme_control.h"
#include "engine/config/config_fields.h"
#include "engine/config/presets.h"
#include "tests/app/stub_engine.h"
#include "tests/core/runs/run_folders.h"
#include "widgets/elided_label.h"

using namespace ajepa;

namespace {

QPushButton* visibleButton(const QWidget& parent, const QString& text) {
    for (QPushButton* button : parent.findChildren<QPushButton*>()) {
        if (button->text() == text && button->isVisible()) {
            return button;
        }
    }
    return nullptr;
}

/// The words on screen of which a part does not fit: of buttons, and of labels that neither wrap nor shorten their text.
QStringList cutWords(const QWidget& window) {
    QStringList cut;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const auto* label = qobject_cast<const QLabel*>(widget);
        const QString text = button != nullptr ? button->text() : label != nullptr && !label->wordWrap() ? label->text() : QString();
        if (!text.isEmpty() && widget->isVisible() && qobject_cast<const ElidedLabel*>(widget) == nullptr &&
            widget->width() < widget->sizeHint().width()) {
            cut += text;
        }
    }
    return cut;
}

/// The whole window over a stub engine and an empty runs folder.
struct Workbench {
    QTemporaryDir runs;
    AppSettings settings;
    ThemeControl theme{settings};
    EngineThread engine{stubLoader(stepping())};
    Session session{engine};
    std::unique_ptr<MainWindow> window;

    Workbench() {
        session.setRunsFolder(toPath(runs.path()));
        window = std::make_unique<MainWindow>(session, settings, theme);
        window->show();
    }
    /// Opens the demo sounds and waits for them.
    bool openDemo() {
        QSignalSpy opened(&session, &Session::corpusChanged);
        window->openCorpus(QStringLiteral("demo:0:16"));
        return opened.wait(10'000);
    }
    /// The Start button of the Train page over the demo sounds, once it can be pressed; nullptr if it never can.
    QPushButton* readyStart() {
        if (!openDemo()) {
            return nullptr;
        }
        window->show(Workspace::train);
        QPushButton* start = visibleButton(*window, QStringLiteral("Start"));
        return start != nullptr && QTest::qWaitFor([start] { return start->isEnabled(); }) ? start : nullptr;
    }
    RunConfig config() const {
        RunConfig config = presetConfig("a-jepa-tiny");
        config.data.corpus = "demo:0:16";
        return config;
    }
};

}  // namespace

class TestMainWindow final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void wrongCorpusIsASentence();
    void openingACorpusLeavesOtherSentencesStanding();
    void startButtonMakesARunThatTrains();
    void startingWhereNothingMayBeWrittenIsASentenceAtStart();
    void closingDuringARunAsksAndSaves();
    void cancelKeepsTheRun();
    void openAndCloseTwentyTimesMidRun();
    void commandLineGivesTheSameConfiguration();
    void optionsAreReadAndRefused();
    void aRunCanBePutAside();
    void aRunThatIsCopiedIntoTheFolderIsFoundWhenOneComesBack();
    void everyPageIsReachableByKey();
    void pagesFitTheSmallestWindow();
};

void TestMainWindow::wrongCorpusIsASentence() {
    Workbench workbench;
    QSignalSpy failed(&workbench.session, &Session::corpusFailed);
    workbench.window->openCorpus(QStringLiteral("/no/such/folder"));
    QVERIFY(failed.wait(10'000));
    QVERIFY(failed.front().front().toString().contains(QLatin1String("/no/such/folder")));
    QVERIFY(workbench.session.corpus() == nullptr);
    const auto* message = workbench.window->findChild<MessageBar*>();
    QCOMPARE(message->sentence(), failed.front().front().toString());
    QVERIFY(workbench.openDemo());
    QCOMPARE(message->sentence(), QString());
}

void TestMainWindow::openingACorpusLeavesOtherSentencesStanding() {
    Workbench workbench;
    Q_EMIT workbench.session.failed(QStringLiteral("The runs folder cannot be read."));
    QVERIFY(workbench.openDemo());
    QCOMPARE(workbench.window->findChild<MessageBar*>()->sentence(), QStringLiteral("The runs folder cannot be read."));
}

void TestMainWindow::startButtonMakesARunThatTrains() {
    Workbench workbench;
    QPushButton* start = workbench.readyStart();
    QVERIFY(start != nullptr);
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY(workbench.window->queue().active() != nullptr);
    QTRY_COMPARE(workbench.window->queue().active()->state(), RunState::running);
    QVERIFY(std::filesystem::exists(workbench.session.run() / "run.toml"));
    QTRY_VERIFY(visibleButton(*workbench.window, QStringLiteral("Pause")) != nullptr);
}

void TestMainWindow::startingWhereNothingMayBeWrittenIsASentenceAtStart() {
    Workbench workbench;
    QPushButton* start = workbench.readyStart();
    QVERIFY(start != nullptr);
    workbench.session.setRunsFolder("/proc/no-such-place");
    QTest::mouseClick(start, Qt::LeftButton);
    const auto said = [&] {
        for (const QLabel* label : workbench.window->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(QLatin1String("/proc/no-such-place"))) {
                return true;
            }
        }
        return false;
    };
    QTRY_VERIFY(said());
    QVERIFY(!workbench.window->queue().isBusy());
    workbench.session.setRunsFolder(toPath(workbench.runs.path()));  // the draft is still there: the next try, elsewhere, starts it
    QTRY_VERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY(workbench.window->queue().active() != nullptr);
}

void TestMainWindow::closingDuringARunAsksAndSaves() {
    Workbench workbench;
    workbench.window->queue().start(workbench.config(), "closing");
    QTRY_VERIFY(workbench.window->queue().active() != nullptr);
    QTRY_COMPARE(workbench.window->queue().active()->state(), RunState::running);
    QVERIFY(!workbench.window->close());
    auto* question = workbench.window->findChild<QMessageBox*>(QStringLiteral("closeQuestion"));
    QVERIFY(question != nullptr);
    QVERIFY(workbench.window->isVisible());
    QTest::mouseClick(visibleButton(*question, QStringLiteral("Stop and save")), Qt::LeftButton);
    QTRY_VERIFY(!workbench.window->isVisible());
    QVERIFY(!workbench.window->queue().isBusy());
}

void TestMainWindow::cancelKeepsTheRun() {
    Workbench workbench;
    workbench.window->queue().start(workbench.config(), "cancel");
    QTRY_VERIFY(workbench.window->queue().active() != nullptr);
    QVERIFY(!workbench.window->close());
    auto* question = workbench.window->findChild<QMessageBox*>(QStringLiteral("closeQuestion"));
    QTest::mouseClick(visibleButton(*question, QStringLiteral("Cancel")), Qt::LeftButton);
    QVERIFY(workbench.window->isVisible());
    QVERIFY(workbench.window->queue().active() != nullptr);
}

void TestMainWindow::openAndCloseTwentyTimesMidRun() {
    for (int i = 0; i < 20; ++i) {
        Workbench workbench;
        workbench.window->queue().start(workbench.config(), "mid-run");
        QTRY_VERIFY(workbench.window->queue().active() != nullptr);
        QTRY_VERIFY(workbench.window->queue().active()->step() > 0);
        workbench.window.reset();  // without asking: the engine thread must still join
    }
}

void TestMainWindow::commandLineGivesTheSameConfiguration() {
    TrainingRequest request{presetConfig("a-jepa-tiny"), QStringLiteral("a-jepa-tiny"), QStringLiteral("/tmp/my runs"), QStringLiteral("it's mine")};
    request.config.data.corpus = "/sounds/my corpus";
    setField(request.config, "train.steps", "77");
    setField(request.config, "mask.target_scale", "[0.1, 0.3]");
    setField(request.config, "mask.strategy", "random");
    const QString command = trainingCommand(request);
    // Read back as a shell would: words between blanks, single quotes taken literally, \' for a quote.
    QStringList words;
    QString word;
    bool inQuotes = false;
    for (qsizetype i = 0; i < command.size(); ++i) {
        const QChar c = command[i];
        if (c == QLatin1Char('\'')) {
            inQuotes = !inQuotes;
        } else if (c == QLatin1Char('\\') && !inQuotes) {
            word += command[++i];
        } else if (c == QLatin1Char(' ') && !inQuotes) {
            words += std::exchange(word, {});
        } else {
            word += c;
        }
    }
    words += word;
    RunConfig read = presetConfig(words.at(words.indexOf(QStringLiteral("--preset")) + 1).toStdString());
    read.data.corpus = words.at(words.indexOf(QStringLiteral("--corpus")) + 1).toStdString();
    for (qsizetype i = 0; i + 1 < words.size(); ++i) {
        if (words[i] == QLatin1String("--set")) {
            applyAssignment(read, words[i + 1].toStdString());
        }
    }
    QVERIFY(differences(request.config, read).empty());
    QCOMPARE(words.at(words.indexOf(QStringLiteral("--runs")) + 1), request.runsFolder);
    QCOMPARE(words.at(words.indexOf(QStringLiteral("--name")) + 1), request.name);
}

void TestMainWindow::optionsAreReadAndRefused() {
    const AppOptions options =
        readOptions({QStringLiteral("w"), QStringLiteral("--corpus"), QStringLiteral("demo"), QStringLiteral("--page"), QStringLiteral("train")});
    QCOMPARE(options.corpus, QStringLiteral("demo"));
    QCOMPARE(options.workspace, Workspace::train);
    QVERIFY(options.error.isEmpty());
    QVERIFY(readOptions({QStringLiteral("w"), QStringLiteral("--page"), QStringLiteral("moon")}).error.contains(QLatin1String("moon")));
    QVERIFY(!readOptions({QStringLiteral("w"), QStringLiteral("--wrong")}).error.isEmpty());
    QVERIFY(readOptions({QStringLiteral("w"), QStringLiteral("--help")}).print.contains(QLatin1String("--corpus")));
}

void TestMainWindow::aRunCanBePutAside() {
    Workbench workbench;
    const auto none = [&workbench]() -> QAction* {
        for (QMenu* menu : workbench.window->findChild<HeaderBar*>()->findChildren<QMenu*>()) {
            Q_EMIT menu->aboutToShow();
            for (QAction* action : menu->actions()) {
                if (action->text() == QLatin1String("No run: the settings of the Train form")) {
                    return action;
                }
            }
        }
        return nullptr;
    };
    QVERIFY(none() == nullptr);
    workbench.session.setRun(toPath(workbench.runs.filePath(QStringLiteral("some"))));
    QVERIFY(none() != nullptr);
    none()->trigger();
    QVERIFY(workbench.session.run().empty());
}

void TestMainWindow::aRunThatIsCopiedIntoTheFolderIsFoundWhenOneComesBack() {
    Workbench bench;
    QVERIFY(bench.openDemo());
    auto* library = bench.window->findChild<RunLibrary*>();
    QTRY_VERIFY(library->isKnown() && !library->isReading());
    QVERIFY(library->runs().empty());
    QSignalSpy changed(library, &RunLibrary::changed);
    const auto comeBack = [&] {
        QWidget other;
        other.show();
        other.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&other));
        bench.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(bench.window.get()));
        QTRY_VERIFY(!library->isReading());
    };
    comeBack();
    QCOMPARE(changed.count(), 0);  // nothing new: nobody is told
    test::makeRunFolder(toPath(bench.runs.path()), {.name = "2026-11-20T090000-from-elsewhere"});
    comeBack();
    QTRY_COMPARE(int(library->runs().size()), 1);
}

void TestMainWindow::everyPageIsReachableByKey() {
    Workbench workbench;
    QStringList keys;
    for (const QAction* action : workbench.window->findChildren<QAction*>()) {
        if (action->isCheckable() && action->shortcut().toString().startsWith(QLatin1String("Ctrl+"))) {
            keys += action->shortcut().toString();
        }
    }
    QVERIFY(keys.contains(QStringLiteral("Ctrl+1")));
    QVERIFY(keys.contains(QStringLiteral("Ctrl+2")));
}

void TestMainWindow::pagesFitTheSmallestWindow() {
    Workbench workbench;
    QVERIFY(workbench.openDemo());
    workbench.window->findChild<MaskListening*>()->show();  // hidden where there is no audio device
    workbench.window->resize(workbench.window->minimumSize());
    QVERIFY(workbench.window->minimumHeight() + 32 < 720);  // a screen of 2560 x 1440 at scale 2, and a title bar
    const auto fits = [&workbench] {
        QCoreApplication::processEvents();
        const QWidget* page = workbench.window->findChild<MasksPage*>()->parentWidget();
        const QSize wanted = qobject_cast<const QStackedWidget*>(page)->currentWidget()->minimumSizeHint();
        if (wanted.height() > page->height() || wanted.width() > page->width())
            qWarning() << "wanted" << wanted << "there is" << page->size();
        return wanted.height() <= page->height() && wanted.width() <= page->width();
    };
    workbench.window->show(Workspace::train);
    QTRY_VERIFY(visibleButton(*workbench.window, QStringLiteral("Start"))->isEnabled());
    QTest::mouseClick(visibleButton(*workbench.window, QStringLiteral("Start")), Qt::LeftButton);
    QTRY_VERIFY(visibleButton(*workbench.window, QStringLiteral("Pause")) != nullptr);
    for (const Workspace workspace : {Workspace::start, Workspace::train, Workspace::masks, Workspace::listen, Workspace::runs}) {
        workbench.window->show(workspace);
        QVERIFY2(fits(), qPrintable(QString::number(int(workspace))));
        QTRY_COMPARE(cutWords(*workbench.window), QStringList());  // tried: a new text has its place only when its layout has been done again
    }
    workbench.window->show(Workspace::masks);
    auto* masks = workbench.window->findChild<MasksPage*>();
    QTest::keyClick(masks, Qt::Key_C, Qt::ShiftModifier);
    QTest::keyClick(masks, Qt::Key_D);
    QVERIFY(fits());
    QTRY_COMPARE(cutWords(*workbench.window), QStringList());
}

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
