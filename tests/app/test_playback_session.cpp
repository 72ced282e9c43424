// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>

#include "app/workbench/playback_session.h"

using namespace ajepa;

namespace {

std::shared_ptr<const Waveform> seconds(std::size_t length) {
    return std::make_shared<const Waveform>(Waveform{std::vector<float>(length * 8000, 0.1F), 8000});
}

}  // namespace

/// With or without an audio device: what is asked here is the same on both.
class TestPlaybackSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anExchangeKeepsPlaceAndId() {
        PlaybackSession playback;
        playback.select(seconds(4), "clip");
        playback.seek(1.5);
        playback.exchange(seconds(4));
        QCOMPARE(playback.positionS(), 1.5);
        QCOMPARE(playback.id(), QString("clip"));
        QVERIFY(!playback.isPlaying());
    }

    void afterAnExchangeTheNewSoundIsTheOneToSeekIn() {
        PlaybackSession playback;
        playback.select(seconds(4), "clip");
        playback.exchange(seconds(2));
        playback.seek(3);
        QCOMPARE(playback.positionS(), 2.0);
    }

    void anExchangeNeitherStartsNorStops() {
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
};

QTEST_GUILESS_MAIN(TestPlaybackSession)
#include "test_playback_session.moc"
