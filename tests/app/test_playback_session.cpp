// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <vector>

#include "app/workbench/playback_session.h"
#include "tests/support/fake_output.h"

using namespace ajepa;

namespace {

constexpr int waitMs = 10'000;

/// What is plugged in, and a way to make players over it.
struct Desk {
    std::atomic<bool> plugged = true;
    std::atomic<int> looks = 0;
    std::atomic<bool> wantedAnother = false;

    PlaybackSession::Opener opener() {
        return [this](const std::string& wanted) {
            ++looks;
            wantedAnother = wanted == "another (test)";
            return std::make_shared<Player>(Player::Opener([this](ClipMixer&) {
                if (!plugged)
                    return OpenedOutput{nullptr, "none is connected", {}};
                return OpenedOutput{std::make_unique<FakeOutput>(plugged), {}, {"fake (test)", "another (test)"}};
            }));
        };
    }
};

std::shared_ptr<const Waveform> tone() {
    return std::make_shared<const Waveform>(Waveform{std::vector<float>(8000, 0.1F), 8000});
}

std::shared_ptr<const Waveform> seconds(std::size_t length) {
    return std::make_shared<const Waveform>(Waveform{std::vector<float>(length * 8000, 0.1F), 8000});
}

}  // namespace

class TestPlaybackSession final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDeviceThatGoesIsToldInWordsAndFoundAgain();
    void anotherDeviceIsOpenedWhenChosen();
    void withoutADeviceOneIsLookedForAgain();
    void anExchangeKeepsPlaceAndId();
    void afterAnExchangeTheNewSoundIsTheOneToSeekIn();
    void anExchangeNeitherStartsNorStops();
    void whatIsSelectedIsPreparedBeforeItPlays();
};

void TestPlaybackSession::aDeviceThatGoesIsToldInWordsAndFoundAgain() {
    Desk desk;
    PlaybackSession playback(desk.opener(), {});
    QTRY_VERIFY_WITH_TIMEOUT(playback.isAvailable(), waitMs);
    QCOMPARE(playback.status(), QStringLiteral("fake (test) 8 kHz"));
    playback.setLoop(true);
    playback.play(tone(), QStringLiteral("tone"));
    QVERIFY(playback.isPlaying());
    desk.plugged = false;
    QTRY_VERIFY_WITH_TIMEOUT(!playback.isPlaying(), waitMs);
    QTRY_COMPARE_WITH_TIMEOUT(playback.status(), QStringLiteral("no audio device: none is connected"), waitMs);
    desk.plugged = true;
    playback.lookAgain();
    QTRY_VERIFY_WITH_TIMEOUT(playback.isAvailable(), waitMs);
    playback.toggle();
    QVERIFY(playback.isPlaying());
    QCOMPARE(playback.id(), QStringLiteral("tone"));
}

void TestPlaybackSession::anotherDeviceIsOpenedWhenChosen() {
    Desk desk;
    PlaybackSession playback(desk.opener(), {});
    QTRY_VERIFY_WITH_TIMEOUT(playback.isAvailable(), waitMs);
    QCOMPARE(playback.devices(), QStringList({QStringLiteral("fake (test)"), QStringLiteral("another (test)")}));
    playback.chooseDevice(QStringLiteral("another (test)"));
    QCOMPARE(playback.wantedDevice(), QStringLiteral("another (test)"));
    QTRY_VERIFY_WITH_TIMEOUT(playback.isAvailable(), waitMs);
    QVERIFY(desk.wantedAnother);
}

void TestPlaybackSession::withoutADeviceOneIsLookedForAgain() {
    Desk desk;
    desk.plugged = false;
    PlaybackSession playback(desk.opener(), {});
    QTRY_COMPARE_WITH_TIMEOUT(playback.status(), QStringLiteral("no audio device: none is connected"), waitMs);
    playback.play(tone(), QStringLiteral("tone"));
    QVERIFY(!playback.isPlaying());
    desk.plugged = true;
    QTRY_VERIFY_WITH_TIMEOUT(playback.isAvailable(), waitMs);
    QVERIFY(desk.looks >= 2);
}

void TestPlaybackSession::anExchangeKeepsPlaceAndId() {
    PlaybackSession playback;
    playback.select(seconds(4), "clip");
    playback.seek(1.5);
    playback.exchange(seconds(4));
    QCOMPARE(playback.positionS(), 1.5);
    QCOMPARE(playback.id(), QString("clip"));
    QVERIFY(!playback.isPlaying());
}

void TestPlaybackSession::afterAnExchangeTheNewSoundIsTheOneToSeekIn() {
    PlaybackSession playback;
    playback.select(seconds(4), "clip");
    playback.exchange(seconds(2));
    playback.seek(3);
    QCOMPARE(playback.positionS(), 2.0);
}

void TestPlaybackSession::anExchangeNeitherStartsNorStops() {
    PlaybackSession playback;
    playback.exchange(seconds(2));
    QVERIFY(playback.id().isEmpty());
    QSignalSpy playing(&playback, &PlaybackSession::playingChanged);
    playback.play(seconds(2), "clip");
    playback.exchange(seconds(2));
    QVERIFY(playback.isPlaying());  // the device, if there is one, is still being looked for
    QCOMPARE(playing.count(), 1);
    playback.select(seconds(2), "other");
    playback.exchange(seconds(2));
    QVERIFY(!playback.isPlaying());
}

void TestPlaybackSession::whatIsSelectedIsPreparedBeforeItPlays() {
    Desk desk;
    PlaybackSession playback(desk.opener(), {});
    playback.select(seconds(2), "before the device was found");
    QTRY_VERIFY_WITH_TIMEOUT(playback.isPrepared(), waitMs);
    playback.select(seconds(2), "after");
    QVERIFY(!playback.isPrepared());
    QTRY_VERIFY_WITH_TIMEOUT(playback.isPrepared(), waitMs);
    playback.exchange(seconds(2));
    QTRY_VERIFY_WITH_TIMEOUT(playback.isPrepared(), waitMs);
    QVERIFY(!playback.isPlaying());
    playback.select(seconds(61), "long");
    playback.play(seconds(61), "long");  // prepared when it is played
    QTRY_VERIFY_WITH_TIMEOUT(playback.isPrepared(), waitMs);
}

QTEST_GUILESS_MAIN(TestPlaybackSession)
#include "test_playback_session.moc"
