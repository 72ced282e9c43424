// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "app/workbench/clip_loader.h"
#include "tests/app/run_fixture.h"

using namespace ajepa;

class TestClipLoader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void constantsComeFromTheRunsCheckpoint() {
        const RunFixture run(RunFixture::tinyConfig());
        run.commit(120, -7, 3);
        const auto corpus = openCorpus("demo:0:24");
        const NetworkStatistics found = findStatistics(run.path(), *corpus, run.config(), {});
        QCOMPARE(found.values.mean.front(), -7.0F);
        QCOMPARE(found.values.deviation.front(), 3.0F);
        QVERIFY2(found.origin.contains("step 120"), qPrintable(found.origin));
    }

    void anotherFrontEndIsMeasuredAndSaysSo() {
        const RunFixture run(RunFixture::tinyConfig());
        run.commit(120, -7, 3);
        const auto corpus = openCorpus("demo:0:24");
        RunConfig other = run.config();
        other.features.preEmphasis = 0;
        QVERIFY(!sameFrontEnd(other, run.config()));
        const NetworkStatistics found = findStatistics(run.path(), *corpus, other, {});
        QVERIFY(found.values.mean.front() != -7.0F);
        QVERIFY2(found.origin.contains("first 24 clip"), qPrintable(found.origin));
        RunConfig otherMasks = run.config();
        otherMasks.mask.targets = 9;
        QVERIFY(sameFrontEnd(otherMasks, run.config()));
    }

    void theSpectrogramHoldsExactlyTheNetworksInput() {
        const RunConfig config = RunFixture::tinyConfig();
        const auto corpus = openCorpus("demo:0:24");
        const NetworkStatistics statistics = findStatistics({}, *corpus, config, {});
        const LoadedClip loaded = loadClip(*corpus, 5, {config.audio, config.features, statistics}, Extent::input);
        QVERIFY(loaded.startS > 0);  // clip 5 is longer than the input
        const Waveform& sound = *loaded.sound;
        const auto first = std::llround(loaded.startS * sound.sampleRateHz);
        const auto length = std::min<long long>(clipSamples(config.features), static_cast<long long>(sound.samples.size()) - first);
        const Waveform part{{sound.samples.begin() + first, sound.samples.begin() + first + length}, sound.sampleRateHz};
        const LogMel expected = ClipFeatures(config.audio, config.features).network(part, statistics.values);
        QCOMPARE(loaded.network->frames, config.features.frames);
        QCOMPARE(loaded.network->rows, config.features.mels);
        QVERIFY(loaded.network->values == expected.values);
        QCOMPARE(loaded.network->unit, ValueUnit::normalised);
        QCOMPARE(loaded.network->geometry.secondsPerFrame, double(config.features.hopSamples) / config.features.sampleRateHz);
    }

    void theLoudestPartIsFoundAndAnEvenSoundBeginsAtItsBeginning() {
        Waveform sound{std::vector<float>(32000, 0.01F), 16000};
        QCOMPARE(loudestPartS(sound, 0.5), 0.0);
        std::fill(sound.samples.begin() + 20000, sound.samples.begin() + 24000, 0.5F);
        const double start = loudestPartS(sound, 0.25);
        QCOMPARE(start, 1.25);
        QCOMPARE(loudestPartS(sound, 2.0), 0.0);
        QCOMPARE(loudestPartS({}, 1.0), 0.0);
    }

    void withoutRandomCropsItIsTheBeginning() {
        RunConfig config = RunFixture::tinyConfig();
        config.audio.randomCrop = false;
        const auto corpus = openCorpus("demo:0:24");
        const NetworkStatistics statistics = findStatistics({}, *corpus, config, {});
        const LoadedClip loaded = loadClip(*corpus, 5, {config.audio, config.features, statistics}, Extent::input);
        QCOMPARE(loaded.startS, 0.0);
        QVERIFY(loaded.network->values == ClipFeatures(config.audio, config.features).network(corpus->read(5), statistics.values).values);
    }

    void theWholeSoundIsNeitherPaddedNorCut() {
        const RunConfig config = RunFixture::tinyConfig();
        const auto corpus = openCorpus("demo:0:24");
        const LoadedClip loaded = loadClip(*corpus, 0, {config.audio, config.features, findStatistics({}, *corpus, config, {})}, Extent::whole);
        const auto samples = std::llround(loaded.sound->seconds() * config.features.sampleRateHz);
        QCOMPARE(loaded.network->frames, int(1 + (samples - config.features.windowSamples) / config.features.hopSamples));
        QCOMPARE(loaded.network->validFrames, loaded.network->frames);
    }

    void aSoundShorterThanAWindowIsASpectrogramOfPaddingAlone() {
        const RunConfig config = RunFixture::tinyConfig();
        const auto corpus = openCorpus("demo:0:24");
        const NetworkStatistics statistics = findStatistics({}, *corpus, config, {});
        const LoadedClip loaded = loadSound({{0.1F, -0.1F, 0.1F}, 16000}, {config.audio, config.features, statistics}, Extent::input);
        QCOMPARE(loaded.network->frames, config.features.frames);
        QCOMPARE(loaded.network->validFrames, 0);
        const LoadedClip whole = loadSound({{0.1F, -0.1F, 0.1F}, 16000}, {config.audio, config.features, statistics}, Extent::whole);
        QCOMPARE(whole.network->validFrames, 0);
    }
};

QTEST_GUILESS_MAIN(TestClipLoader)
#include "test_clip_loader.moc"
