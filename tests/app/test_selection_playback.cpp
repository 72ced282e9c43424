// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QSignalSpy>
#include <QWidget>
#include <QtTest>
#include <atomic>
#include <cmath>

#include "app/workbench/playback_session.h"
#include "app/workbench/selection_playback.h"
#include "engine/base/error.h"
#include "tests/support/fake_output.h"
#include "widgets/time_window.h"

using namespace ajepa;

namespace {

struct Fixture {
    std::atomic<bool> plugged = true;
    PlaybackSession playback{[this](const std::string&) {
                                 return std::make_shared<Player>(Player::Opener([this](ClipMixer&) {
                                     return OpenedOutput{std::make_unique<FakeOutput>(plugged), {}, {"fake"}};
                                 }));
                             },
                             {}};
    TimeWindow time;
    QWidget page;
    SelectionPlayback player{playback, time, page};
    QSignalSpy moved{&player, &SelectionPlayback::moved};
    std::shared_ptr<const Waveform> sound = std::make_shared<const Waveform>(Waveform{std::vector<float>(32000, 0.1F), 8000});

    Fixture() {
        time.setDuration(4);
        player.setSound(sound, QStringLiteral("clip"));
    }
    bool plays(const QString& id) {
        return QTest::qWaitFor([&] { return playback.isPlaying() && playback.id() == id; }, 10'000);
    }
    double position() const { return moved.isEmpty() ? -1 : moved.last().first().toDouble(); }
};

}  // namespace

class TestSelectionPlayback : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutASelectionThereIsNothingToLoop() {
        Fixture fixture;
        QVERIFY(!fixture.player.playSelection(true));
        QVERIFY(!fixture.playback.isPlaying());
    }

    void theSelectionLoopsInOnePressAndTellsPositionsOfTheWhole() {
        Fixture fixture;
        fixture.time.setSelection(SoundSelection{1.5, 2.25});
        QVERIFY(fixture.player.playSelection(true));
        QVERIFY(fixture.plays("clip/selection"));
        QVERIFY(fixture.playback.isLooping());
        QVERIFY(fixture.player.isMine());
        QCOMPARE(fixture.position(), 1.5);
        fixture.playback.seek(0.5);
        QCOMPARE(fixture.position(), 2.0);
        fixture.playback.seek(3);  // the part is as long as the selection
        QCOMPARE(fixture.position(), 2.25);
    }

    void spaceAfterwardsPlaysTheWholeOnFromThereAndLoopsNoMore() {
        Fixture fixture;
        fixture.time.setSelection(SoundSelection{1.5, 2.25});
        fixture.player.playSelection(true);
        QVERIFY(fixture.plays("clip/selection"));
        fixture.playback.seek(0.25);
        fixture.player.toggle();
        QVERIFY(!fixture.playback.isPlaying());
        fixture.player.toggle();
        QVERIFY(fixture.plays("clip"));
        QCOMPARE(fixture.position(), 1.75);
        QVERIFY(!fixture.playback.isLooping());
    }

    void seekingLeavesTheSelection() {
        Fixture fixture;
        fixture.time.setSelection(SoundSelection{1.5, 2.25});
        fixture.player.playSelection(false);
        QVERIFY(fixture.plays("clip/selection"));
        fixture.player.seek(3.5);
        QVERIFY(fixture.plays("clip"));
        QCOMPARE(fixture.position(), 3.5);
    }

    void aMovedSelectionIsFollowedWhileItPlays() {
        Fixture fixture;
        fixture.time.setSelection(SoundSelection{1.5, 2.25});
        fixture.player.playSelection(true);
        QVERIFY(fixture.plays("clip/selection"));
        fixture.time.setSelection(SoundSelection{3, 3.5});
        QVERIFY(QTest::qWaitFor(
            [&] {
                fixture.playback.seek(0);
                return fixture.position() == 3.0;
            },
            10'000));
    }

    void aPartOfAnotherMakingPlaysAtItsPlace() {
        Fixture fixture;
        fixture.time.setSelection(SoundSelection{1.5, 2.25});
        QVERIFY(fixture.player.playSelection(true));
        QVERIFY(fixture.plays("clip/selection"));
        const auto patch = std::make_shared<const Waveform>(Waveform{std::vector<float>(4000, 0.2F), 8000});
        fixture.player.playPart([patch] { return SelectionPlayback::Part{patch, 3.25}; });
        QVERIFY(fixture.plays("clip/part"));
        QVERIFY(!fixture.playback.isLooping());  // the loop was the selection's
        QVERIFY(fixture.player.isMine());
        fixture.playback.seek(0.25);
        QCOMPARE(fixture.position(), 3.5);
        fixture.time.setSelection(SoundSelection{0.5, 1});  // which is not what plays
        fixture.player.exchange(std::make_shared<const Waveform>(*fixture.sound));
        QCOMPARE(fixture.playback.id(), QStringLiteral("clip/part"));
        fixture.player.toggle();
        fixture.player.toggle();
        QVERIFY(fixture.plays("clip"));
        QCOMPARE(fixture.position(), 3.5);
    }

    void whyAPartCannotBeMadeIsTold() {
        Fixture fixture;
        QSignalSpy failed(&fixture.player, &SelectionPlayback::failed);
        fixture.player.playPart([]() -> SelectionPlayback::Part { throw Error(ErrorKind::request, "no such patch"); });
        QVERIFY(failed.wait(10'000));
        QCOMPARE(failed.first().first().toString(), QStringLiteral("no such patch"));
        QVERIFY(!fixture.playback.isPlaying());
    }

    void theKeysAreActionsOfThePage() {
        Fixture fixture;
        QStringList keys;
        for (const QAction* action : fixture.page.actions())
            keys << action->shortcut().toString();
        QCOMPARE(keys, QStringList({"S", "B"}));
    }
};

QTEST_MAIN(TestSelectionPlayback)
#include "test_selection_playback.moc"
