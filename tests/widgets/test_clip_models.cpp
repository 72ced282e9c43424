// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QImage>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QtTest>

#include "widgets/clip_list.h"
#include "widgets/neighbour_list.h"

using namespace ajepa;

namespace {

std::vector<ClipRow> threeClips() {
    return {{"a-1", "dog", "audio/a-1.wav", 5}, {"b-2", "rain", "audio/b-2.wav", 2.5}, {"c-3", "dog", "audio/c-3.wav", 5}};
}

std::vector<NeighbourRow> threeNeighbours() {
    return {{7, 0.93F, "dog", "a.wav", {}, true}, {2, 0.5F, "rain", "b.wav", {}, false}, {9, -0.1F, "", "c.wav", {}, false}};
}

/// Rows as text, one line each.
QString printed(const QAbstractItemModel& model, const QList<int>& roles) {
    QStringList lines;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (const int role : roles)
            cells << model.index(row, 0).data(role).toString();
        lines << cells.join(" | ");
    }
    return lines.join("\n");
}

}  // namespace

class TestClipModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clipModelIsAConsistentModel() {
        ClipListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(threeClips());
        QCOMPARE(printed(model, {Qt::DisplayRole, ClipListModel::LabelRole, ClipListModel::DurationRole}),
                 QString("a-1 | dog | 5\nb-2 | rain | 2.5\nc-3 | dog | 5"));
        model.setRows({});
        QCOMPARE(model.rowCount(), 0);
    }

    void theListFiltersByLabelAndKeepsCorpusIndices() {
        ClipList list;
        QSignalSpy chosen(&list, &ClipList::clipChosen);
        list.setClips(threeClips());
        QCOMPARE(list.currentClip(), 0);
        list.findChild<QLineEdit*>()->setText("DOG");
        QCOMPARE(list.view()->model()->rowCount(), 2);
        list.view()->setCurrentIndex(list.view()->model()->index(1, 0));
        QCOMPARE(list.currentClip(), 2);
        QCOMPARE(chosen.last().first().toInt(), 2);
    }

    void neighbourModelIsAConsistentModel() {
        NeighbourModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(threeNeighbours());
        QCOMPARE(printed(model, {NeighbourModel::RankRole, Qt::DisplayRole, NeighbourModel::ClipRole, NeighbourModel::PlayingRole}),
                 QString("1 | dog | 7 | false\n2 | rain | 2 | false\n3 | c.wav | 9 | false"));
    }

    void onlyThePlayingClipIsMarked() {
        NeighbourModel model;
        model.setRows(threeNeighbours());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setPlaying(2);
        model.setPlaying(9);
        QCOMPARE(printed(model, {NeighbourModel::PlayingRole}), QString("false\nfalse\ntrue"));
        QCOMPARE(changed.count(), 3);  // row 1 on; row 1 off, row 2 on
        model.setPlaying(-1);
        QCOMPARE(printed(model, {NeighbourModel::PlayingRole}), QString("false\nfalse\nfalse"));
    }

    void aPictureArrivesAtItsClip() {
        NeighbourModel model;
        model.setRows(threeNeighbours());
        QImage picture(3, 2, QImage::Format_RGB32);
        picture.fill(Qt::red);
        model.setPicture(2, picture);
        QCOMPARE(model.index(1, 0).data(NeighbourModel::PictureRole).value<QImage>(), picture);
        QVERIFY(model.index(0, 0).data(NeighbourModel::PictureRole).value<QImage>().isNull());
    }

    void keysMoveAndPlay() {
        NeighbourList list;
        list.setNeighbours(threeNeighbours());
        QSignalSpy played(&list, &NeighbourList::playWanted);
        QSignalSpy stopped(&list, &NeighbourList::stopWanted);
        QTest::keyClicks(&list, "j");
        QTest::keyClick(&list, Qt::Key_Down);
        QTest::keyClick(&list, Qt::Key_Return);
        QTest::keyClicks(&list, "k");
        QTest::keyClicks(&list, "3");
        QTest::keyClicks(&list, "9");  // there is no ninth
        QTest::keyClick(&list, Qt::Key_Left);
        QList<int> clips;
        for (const auto& arguments : played)
            clips << arguments.first().toInt();
        QCOMPARE(clips, QList<int>({7, 2, 2, 7, 9}));
        QCOMPARE(stopped.count(), 1);
        QCOMPARE(list.currentIndex().row(), 2);
    }

    void theFirstKeyAfterFocusPlaysTheFirstRank() {
        NeighbourList list;
        list.setNeighbours(threeNeighbours());
        list.show();
        list.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&list));
        QTRY_VERIFY(list.hasFocus());
        QSignalSpy played(&list, &NeighbourList::playWanted);
        QTest::keyClicks(&list, "j");
        QCOMPARE(played.first().first().toInt(), 7);
    }

    void keysInAnEmptyListDoNothing() {
        NeighbourList list;
        QSignalSpy played(&list, &NeighbourList::playWanted);
        QTest::keyClick(&list, Qt::Key_Down);
        QTest::keyClick(&list, Qt::Key_Return);
        QTest::keyClicks(&list, "1");
        QCOMPARE(played.count(), 0);
    }
};

QTEST_MAIN(TestClipModels)
#include "test_clip_models.moc"
