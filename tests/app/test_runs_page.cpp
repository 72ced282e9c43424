// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "app/workbench/engine_thread.h"
#include "app/workbench/finetune_dialog.h"
#include "app/workbench/paths.h"
#include "app/workbench/run_comparison.h"
#include "app/workbench/run_library.h"
#include "app/workbench/run_queue.h"
#include "app/workbench/run_shelf.h"
#include "app/workbench/runs_page.h"
#include "app/workbench/session.h"
#include "engine/config/config_text.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/run_trash.h"
#include "tests/app/stub_engine.h"
#include "tests/core/runs/run_folders.h"
#include "tests/support/unprivileged.h"
#include "widgets/curve_overlay.h"
#include "widgets/run_table_model.h"

using namespace ajepa;
using test::makeRunFolder;
namespace fs = std::filesystem;

namespace {

/// The page over a folder of runs and a stub engine.
struct Library {
    QTemporaryDir folder;
    EngineThread engine{stubLoader(stepping())};
    Session session{engine};
    RunLibrary library{session};
    RunQueue queue{session};
    std::unique_ptr<RunsPage> page;

    Library() { session.setRunsFolder(path()); }
    fs::path path() const { return toPath(folder.path()); }
    /// Reads the folder and waits for it.
    bool open() {
        if (page == nullptr) {
            page = std::make_unique<RunsPage>(session, library, queue);
            page->resize(1200, 700);
            page->show();
            page->activateWindow();
            if (!QTest::qWaitForWindowActive(page.get())) {
                return false;
            }
        }
        library.refresh();
        return QTest::qWaitFor([this] { return !library.isReading(); }, 10'000);
    }
    template <typename Widget>
    Widget* named(const QString& name) const {
        for (Widget* widget : page->findChildren<Widget*>()) {
            if (widget->accessibleName() == name) {
                return widget;
            }
        }
        return nullptr;
    }
    QAction* verb(const QString& text) const {
        for (QAction* action : page->findChildren<QAction*>()) {
            if (action->text() == text) {
                return action;
            }
        }
        return nullptr;
    }
    QStringList names() const {
        QStringList all;
        for (int row = 0; row < page->model().rowCount(); ++row) {
            all += page->model().index(row, 0).data().toString();
        }
        return all;
    }
    void choose(const std::vector<std::string>& runs) {
        std::set<fs::path> paths;
        for (const std::string& run : runs) {
            paths.insert(path() / run);
        }
        page->choose(paths);
    }
    RunComparison& comparison() const { return *page->findChild<RunComparison*>(); }
};

}  // namespace

class TestRunsPage final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void anEmptyFolderTeaches();
    void brokenRunsAreRowsWithASentence();
    void aRunWithoutPermissionIsARowWithASentence();
    void aClockSetBackHidesNoChange();
    void theFilterNarrowsAndNamesWhatItDoesNotUnderstand();
    void theSelectionOutlivesANewReading();
    void chosenRunsAreOverlaidAndCompared();
    void tagsOfSeveralRunsAreAddedToEach();
    void archiveAndTrashAreTakenBackByOneKey();
    void whatIsBeingTypedIsNotOverwritten();
    void emptyingTheTrashAsks();
    void cloneHandsTheSettingsOver();
    void fineTuneTakesACheckpointAndARecipeToTheForm();
    void twoWindowsOnOneFolderShowTheSame();
    void aRunOfAnotherProcessIsNotThrownAway();
};

void TestRunsPage::anEmptyFolderTeaches() {
    Library library;
    QVERIFY(library.open());
    QTRY_VERIFY(!library.page->findChildren<QPushButton*>().isEmpty());
    QSignalSpy train(library.page.get(), &RunsPage::trainWanted);
    for (QPushButton* button : library.page->findChildren<QPushButton*>()) {
        if (button->text() == QLatin1String("Train a network")) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    QCOMPARE(train.count(), 1);
}

void TestRunsPage::brokenRunsAreRowsWithASentence() {
    Library library;
    makeRunFolder(library.path(), {.name = "good"});
    fs::remove(makeRunFolder(library.path(), {.name = "half"}) / "run.toml");
    const fs::path newer = makeRunFolder(library.path(), {.name = "newer"});
    test::writeText(newer / "environment.json", R"({"ajepa": "9.9.0"})");
    test::writeText(newer / "run.toml", "[quantum]\nbits = 3\n");
    QSignalSpy failed(&library.session, &Session::failed);
    QVERIFY(library.open());
    QCOMPARE(library.names(), (QStringList{"newer", "half", "good"}));
    RunTableModel& model = library.page->model();
    QCOMPARE(model.index(1, RunTableModel::stateColumn).data().toString(), QStringLiteral("cannot be opened"));
    QCOMPARE(model.index(1, 0).data(Qt::ToolTipRole).toString(), QStringLiteral("The folder has no run.toml: it is no run, or was deleted in part."));
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QLatin1String("made by version 9.9.0")));
    library.choose({"newer", "half", "good"});
    QTRY_VERIFY(library.comparison().difference().runs.size() == 1);
    library.choose({"newer"});
    QVERIFY(!library.verb(QStringLiteral("Continue"))->isEnabled());
    QVERIFY(library.verb(QStringLiteral("Move to trash"))->isEnabled());
    QCOMPARE(failed.count(), 0);
    QVERIFY(fs::exists(newer / "metrics.jsonl"));
}

void TestRunsPage::aRunWithoutPermissionIsARowWithASentence() {
    Library library;
    makeRunFolder(library.path(), {.name = "good"});
    const fs::path closed = makeRunFolder(library.path(), {.name = "closed"});
    fs::permissions(library.path(), fs::perms(0755));
    fs::permissions(closed, fs::perms::none);
    QSignalSpy failed(&library.session, &Session::failed);
    {
        const test::Unprivileged nobody;
        QVERIFY(library.open());
    }
    fs::permissions(closed, fs::perms(0755));
    QCOMPARE(library.names(), (QStringList{"good", "closed"}));
    const RunTableModel& model = library.page->model();
    QCOMPARE(model.index(1, RunTableModel::stateColumn).data().toString(), QStringLiteral("cannot be opened"));
    QCOMPARE(model.index(1, 0).data(Qt::ToolTipRole).toString(), QStringLiteral("The folder cannot be read: Permission denied."));
    library.choose({"closed"});
    QVERIFY(!library.verb(QStringLiteral("Continue"))->isEnabled());
    QVERIFY(library.open());  // permission is given: the next reading shows the run
    QCOMPARE(model.index(1, RunTableModel::stateColumn).data().toString(), model.index(0, RunTableModel::stateColumn).data().toString());
    QCOMPARE(failed.count(), 0);
}

/// A run begun before the clock was set back lies in the future, and its later files lie in the past.
void TestRunsPage::aClockSetBackHidesNoChange() {
    Library library;
    const fs::path future = makeRunFolder(library.path(), {.name = "2096-11-22T203105-future", .done = 100, .state = RunState::stopped});
    makeRunFolder(library.path(), {.name = "2026-11-22T203105-now"});
    const auto now = fs::file_time_type::clock::now();
    test::setTimes(future, now + std::chrono::hours(24 * 365));
    QVERIFY(library.open());
    const RunTableModel& model = library.page->model();
    QCOMPARE(model.rowCount(), 2);
    const auto cell = [&](RunTableModel::Column column) { return model.index(0, column).data().toString(); };
    QCOMPARE(model.run(0)->summary.step, 100);
    QVERIFY(cell(RunTableModel::createdColumn).contains(QLatin1String("2096")));
    const QString before = cell(RunTableModel::stateColumn);
    test::writeText(future / "state.json", R"({"state": "succeeded", "step": 2000, "message": ""})");
    fs::last_write_time(future / "state.json", now - std::chrono::hours(24 * 365));
    QVERIFY(library.open());
    QVERIFY(cell(RunTableModel::stateColumn) != before);
    QCOMPARE(cell(RunTableModel::stateColumn), model.index(1, RunTableModel::stateColumn).data().toString());
}

void TestRunsPage::theFilterNarrowsAndNamesWhatItDoesNotUnderstand() {
    Library library;
    makeRunFolder(library.path(), {.name = "first", .seed = 1});
    makeRunFolder(library.path(), {.name = "second", .seed = 2});
    QVERIFY(library.open());
    auto* filter = library.named<QLineEdit>(QStringLiteral("Filter runs"));
    library.named<QTableView>(QStringLiteral("Runs"))->setFocus();
    QTest::keyClick(library.page.get(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(filter->hasFocus());
    filter->setText(QStringLiteral("seed=2"));
    QCOMPARE(library.names(), QStringList{"second"});
    filter->setText(QStringLiteral("seed=2 loss<"));
    QCOMPARE(library.names(), QStringList{"second"});  // as before, with a sentence
    bool said = false;
    for (const QLabel* label : library.page->findChildren<QLabel*>()) {
        said = said || (label->isVisible() && label->text().contains(QLatin1String("\"loss<\" needs a number")));
    }
    QVERIFY(said);
    filter->clear();
    QCOMPARE(library.names().size(), 2);
}

void TestRunsPage::theSelectionOutlivesANewReading() {
    Library library;
    makeRunFolder(library.path(), {.name = "b"});
    QVERIFY(library.open());
    library.choose({"b"});
    makeRunFolder(library.path(), {.name = "c"});
    makeRunFolder(library.path(), {.name = "a"});
    QVERIFY(library.open());
    QCOMPARE(library.names(), (QStringList{"c", "b", "a"}));
    QCOMPARE(int(library.page->chosen().size()), 1);
    QCOMPARE(library.page->chosen().front()->summary.name, std::string("b"));
}

void TestRunsPage::chosenRunsAreOverlaidAndCompared() {
    Library library;
    makeRunFolder(library.path(), {.name = "base-0", .seed = 0, .knn = 70});
    makeRunFolder(library.path(), {.name = "base-1", .seed = 1, .knn = 74});
    makeRunFolder(library.path(), {.name = "fast", .knn = 60, .learningRate = 0.01});
    QVERIFY(library.open());
    library.choose({"base-0", "base-1", "fast"});
    auto* plot = library.page->findChild<CurveOverlay*>();
    QTRY_VERIFY(plot->summary().contains(QLatin1String("fast: 0.0224 at step 2,000")));
    QTRY_COMPARE(int(library.comparison().difference().fields.size()), 2);
    QCOMPARE(int(library.comparison().results().lines.size()), 3);  // two seeds are one line; the baseline
    QTableView* results = library.named<QTableView>(QStringLiteral("Results"));
    QCOMPARE(results->model()->index(1, 0).data().toString(), QStringLiteral("base"));
    QCOMPARE(results->model()->index(1, 2).data().toString(), QStringLiteral("72.0 \u00b1 25.4"));
    QVERIFY(results->model()->index(1, 2).data(Qt::TextAlignmentRole).toInt() & Qt::AlignRight);
}

void TestRunsPage::tagsOfSeveralRunsAreAddedToEach() {
    Library library;
    writeNotes(makeRunFolder(library.path(), {.name = "a"}), {.tags = {"both", "only-a"}});
    writeNotes(makeRunFolder(library.path(), {.name = "b"}), {.tags = {"both"}});
    QVERIFY(library.open());
    library.choose({"a", "b"});
    library.verb(QStringLiteral("Tags and notes"))->trigger();
    auto* tags = library.named<QLineEdit>(QStringLiteral("Tags"));
    QCOMPARE(tags->text(), QStringLiteral("both"));
    tags->setText(QStringLiteral("paper"));
    QTest::keyClick(tags, Qt::Key_Return);
    QTRY_COMPARE(readNotes(library.path() / "b").tags, std::vector<std::string>{"paper"});
    QTRY_COMPARE(readNotes(library.path() / "a").tags, (std::vector<std::string>{"only-a", "paper"}));
    QTRY_COMPARE(library.page->model().index(0, RunTableModel::tagsColumn).data().toString(), QStringLiteral("paper"));
}

void TestRunsPage::archiveAndTrashAreTakenBackByOneKey() {
    Library library;
    makeRunFolder(library.path(), {.name = "a"});
    makeRunFolder(library.path(), {.name = "b"});
    QVERIFY(library.open());
    library.choose({"a"});
    library.verb(QStringLiteral("Archive"))->trigger();
    QTRY_COMPARE(library.names(), QStringList{"b"});
    QCOMPARE(int(library.library.runs().size()), 1);
    library.choose({"b"});
    library.verb(QStringLiteral("Move to trash"))->trigger();
    QTRY_VERIFY(library.names().isEmpty());
    QVERIFY(fs::exists(trashOf(library.path()) / "b" / "run.toml"));
    QAction* undo = library.verb(QStringLiteral("Undo"));
    undo->trigger();
    QTRY_COMPARE(library.names(), QStringList{"b"});
    undo->trigger();
    QTRY_COMPARE(library.names(), (QStringList{"b", "a"}));
    QTRY_VERIFY(!undo->isEnabled());
    QVERIFY(!fs::exists(library.path() / "a" / notesName));
}

void TestRunsPage::whatIsBeingTypedIsNotOverwritten() {
    Library library;
    const fs::path run = makeRunFolder(library.path(), {.name = "a"});
    QVERIFY(library.open());
    library.choose({"a"});
    library.verb(QStringLiteral("Tags and notes"))->trigger();
    auto* tags = library.named<QLineEdit>(QStringLiteral("Tags"));
    library.page->activateWindow();
    QTRY_VERIFY(tags->hasFocus());
    QTest::keyClicks(tags, QStringLiteral("half-ty"));
    test::writeText(run / "state.json", R"({"state": "stopped", "step": 2000})");
    QVERIFY(library.open());
    QTRY_VERIFY(library.page->model().run(0)->summary.state == RunState::stopped);
    QCOMPARE(tags->text(), QStringLiteral("half-ty"));
}

void TestRunsPage::emptyingTheTrashAsks() {
    Library library;
    moveToTrash(makeRunFolder(library.path(), {.name = "a"}));
    QVERIFY(library.open());
    library.named<QComboBox>(QStringLiteral("Which runs"))->setCurrentIndex(2);
    QCOMPARE(library.names(), QStringList{"a"});
    library.verb(QStringLiteral("Empty the trash…"))->trigger();
    auto* question = library.page->findChild<QMessageBox*>(QStringLiteral("trashQuestion"));
    QVERIFY(question != nullptr);
    QVERIFY(fs::exists(trashOf(library.path()) / "a"));
    for (QAbstractButton* button : question->buttons()) {
        if (button->text() == QLatin1String("Delete for good")) {
            button->click();
        }
    }
    QTRY_VERIFY(!fs::exists(trashOf(library.path())));
    QTRY_VERIFY(library.names().isEmpty());
}

void TestRunsPage::cloneHandsTheSettingsOver() {
    Library library;
    makeRunFolder(library.path(), {.name = "a", .seed = 7, .learningRate = 0.01});
    QVERIFY(library.open());
    library.choose({"a"});
    QString preset;
    RunConfig config;
    connect(library.page.get(), &RunsPage::cloneWanted, this, [&](const QString& name, const RunConfig& settings) {
        preset = name;
        config = settings;
    });
    library.verb(QStringLiteral("Clone to form"))->trigger();
    QTRY_COMPARE(preset, QStringLiteral("a-jepa-tiny"));
    QCOMPARE(config.optimizer.learningRate, 0.01);
    QCOMPARE(config.train.seed, 7);
}

void TestRunsPage::fineTuneTakesACheckpointAndARecipeToTheForm() {
    Library library;
    const fs::path run = makeRunFolder(library.path(), {.name = "a"});
    const float value = 1;
    const TensorView view{"features.mean", ScalarType::f32, {1}, std::as_bytes(std::span(&value, 1))};
    const std::string config = toToml(RunDirectory::open(run).config());
    for (const std::int64_t step : {500, 1000}) {
        CheckpointStore(run / "checkpoints", 3).commit({step, {view}, {view}, "{}", config});
    }
    QVERIFY(library.open());
    library.choose({"a"});
    QString recipe;
    RunConfig draft;
    connect(library.page.get(), &RunsPage::cloneWanted, this, [&](const QString& name, const RunConfig& settings) {
        recipe = name;
        draft = settings;
    });
    library.verb(QStringLiteral("Fine-tune…"))->trigger();
    QTRY_VERIFY(library.page->findChild<FinetuneDialog*>() != nullptr);
    auto* dialog = library.page->findChild<FinetuneDialog*>();
    const QList<QComboBox*> choices = dialog->findChildren<QComboBox*>();
    choices[0]->setCurrentIndex(1);
    choices[1]->setCurrentText(QStringLiteral("esc-50"));
    dialog->findChild<QPushButton*>()->click();
    QTRY_COMPARE(recipe, QStringLiteral("esc-50"));
    QCOMPARE(QString::fromStdString(draft.finetune.from), QString::fromStdString((run / "checkpoints/step-000000500").string()));
    QCOMPARE(draft.encoder.dim, 128);
    QCOMPARE(draft.features.frames, 512);
    QCOMPARE(QString::fromStdString(draft.data.corpus), QStringLiteral("/data/esc10"));
}

void TestRunsPage::twoWindowsOnOneFolderShowTheSame() {
    Library first, second;
    second.session.setRunsFolder(first.path());
    makeRunFolder(first.path(), {.name = "a"});
    makeRunFolder(first.path(), {.name = "b"});
    QVERIFY(first.open());
    QVERIFY(second.open());
    first.choose({"a"});
    second.page->choose({first.path() / "a"});
    first.verb(QStringLiteral("Move to trash"))->trigger();
    QTRY_COMPARE(first.names(), QStringList{"b"});
    // The other window still lists it: its own attempt is refused with a sentence, and nothing is lost.
    QSignalSpy failed(&second.session, &Session::failed);
    second.verb(QStringLiteral("Move to trash"))->trigger();
    QTRY_COMPARE(failed.count(), 1);
    QTRY_COMPARE(second.names(), QStringList{"b"});
    QVERIFY(fs::exists(trashOf(first.path()) / "a" / "run.toml"));
}

void TestRunsPage::aRunOfAnotherProcessIsNotThrownAway() {
    Library library;
    const fs::path run = makeRunFolder(library.path(), {.name = "live", .done = 100, .state = RunState::running});
    QVERIFY(library.open());
    library.choose({"live"});
    QVERIFY(library.verb(QStringLiteral("Continue"))->isEnabled());  // nobody trains it: interrupted
    const auto lock = RunDirectory::open(run).lock();                // a second window begins
    QSignalSpy failed(&library.session, &Session::failed);
    library.verb(QStringLiteral("Move to trash"))->trigger();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(failed.front().front().toString().contains(QLatin1String("in use")));
    QVERIFY(fs::exists(run / "run.toml"));
    QTRY_VERIFY(!library.verb(QStringLiteral("Move to trash"))->isEnabled());
    QVERIFY(!library.verb(QStringLiteral("Continue"))->isEnabled());
}

QTEST_MAIN(TestRunsPage)
#include "test_runs_page.moc"
