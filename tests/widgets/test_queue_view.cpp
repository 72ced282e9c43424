// SPDX-License-Identifier: GPL-3.0-or-later
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "engine/config/presets.h"
#include "widgets/queue_model.h"
#include "widgets/queue_view.h"

using namespace ajepa;

namespace {

ExperimentQueue queueOf(const std::string& letters) {
    ExperimentQueue queue;
    for (const char letter : letters) {
        queue.add({queueEntry(std::string(1, letter), "a-jepa-tiny", presetConfig("a-jepa-tiny"))});
    }
    return queue;
}

std::vector<std::string> ids(const ExperimentQueue& queue, std::initializer_list<std::size_t> places) {
    std::vector<std::string> all;
    for (const std::size_t place : places) {
        all.push_back(queue.entries()[place].id);
    }
    return all;
}

QListView& listOf(QueueView& view) {
    return *view.findChild<QListView*>();
}

}  // namespace

class TestQueueView final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyQueueTeachesAndPlansAGrid();
    void keysMoveAndRemoveWhatIsChosen();
    void theFirstCannotGoEarlierNorTheLastLater();
    void aDropAsksForAMoveAndMovesNothingItself();
    void theChoiceStaysWithItsEntriesWhenTheQueueChanges();
    void removalOffersUndo();
    void changesFromThePresetAreListed();
};

void TestQueueView::anEmptyQueueTeachesAndPlansAGrid() {
    QueueView view;
    view.show();
    QSignalSpy grid(&view, &QueueView::gridWanted);
    QPushButton* button = nullptr;
    for (QPushButton* candidate : view.findChildren<QPushButton*>()) {
        button = candidate->isVisible() ? candidate : button;
    }
    QVERIFY(button != nullptr);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(grid.count(), 1);
    view.setQueue(queueOf("a"));
    QVERIFY(!button->isVisible());
}

void TestQueueView::keysMoveAndRemoveWhatIsChosen() {
    QueueView view;
    const ExperimentQueue queue = queueOf("abcd");
    view.setQueue(queue);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.choose(ids(queue, {1, 2}));
    listOf(view).setFocus();
    QSignalSpy moved(&view, &QueueView::moveWanted), removed(&view, &QueueView::removeWanted);
    QTest::keyClick(&listOf(view), Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(&listOf(view), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(moved.count(), 2);
    QCOMPARE(moved[0][0].value<std::vector<std::string>>(), ids(queue, {1, 2}));
    QCOMPARE(moved[0][1].value<std::size_t>(), std::size_t(0));
    QCOMPARE(moved[1][1].value<std::size_t>(), std::size_t(4));
    QTest::keyClick(&listOf(view), Qt::Key_Delete);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed[0][0].value<std::vector<std::string>>(), ids(queue, {1, 2}));
}

void TestQueueView::theFirstCannotGoEarlierNorTheLastLater() {
    QueueView view;
    const ExperimentQueue queue = queueOf("ab");
    view.setQueue(queue);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    listOf(view).setFocus();
    QSignalSpy moved(&view, &QueueView::moveWanted);
    view.choose(ids(queue, {0}));
    QTest::keyClick(&listOf(view), Qt::Key_Up, Qt::AltModifier);
    view.choose(ids(queue, {1}));
    QTest::keyClick(&listOf(view), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(moved.count(), 0);
}

void TestQueueView::aDropAsksForAMoveAndMovesNothingItself() {
    QueueModel model;
    const ExperimentQueue queue = queueOf("abc");
    model.setQueue(queue);
    QSignalSpy wanted(&model, &QueueModel::moveWanted);
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(2)}));
    QVERIFY(!model.dropMimeData(data.get(), Qt::MoveAction, 0, 0, {}));
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted[0][0].toStringList(), QStringList{QString::fromStdString(queue.entries()[2].id)});
    QCOMPARE(wanted[0][1].toInt(), 0);
    QCOMPARE(model.entry(2).name, std::string("c"));
    model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, {});  // below the last row
    QCOMPARE(wanted[1][1].toInt(), 3);
}

void TestQueueView::theChoiceStaysWithItsEntriesWhenTheQueueChanges() {
    QueueView view;
    ExperimentQueue queue = queueOf("abc");
    view.setQueue(queue);
    const auto kept = ids(queue, {1});
    view.choose(kept);
    queue.move(kept, 3);
    view.setQueue(queue);
    QCOMPARE(view.chosen(), kept);
    queue.remove(kept);
    view.setQueue(queue);
    QVERIFY(view.chosen().empty());
}

void TestQueueView::removalOffersUndo() {
    QueueView view;
    view.show();
    QSignalSpy undo(&view, &QueueView::undoWanted);
    view.offerUndo(2);
    QPushButton* offer = nullptr;
    for (QPushButton* candidate : view.findChildren<QPushButton*>()) {
        offer = candidate->isVisible() && candidate->text().startsWith(QLatin1Char('2')) ? candidate : offer;
    }
    QVERIFY(offer != nullptr);
    QTest::mouseClick(offer, Qt::LeftButton);
    QCOMPARE(undo.count(), 1);
    QVERIFY(!offer->isVisible());
}

void TestQueueView::changesFromThePresetAreListed() {
    QueueEntry entry = queueEntry("a", "a-jepa-tiny", presetConfig("a-jepa-tiny"));
    QCOMPARE(QueueModel::changes(entry), QString());
    entry.config.train.seed = 7;
    entry.config.curriculum.function = CurriculumFunction::inverse;
    QCOMPARE(QueueModel::changes(entry), QStringLiteral("curriculum.function = \"inverse\"\ntrain.seed = 7"));
    entry.preset = "gone";
    QVERIFY(QueueModel::changes(entry).contains(QLatin1String("gone")));
}

QTEST_MAIN(TestQueueView)
#include "test_queue_view.moc"
