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
        QVERIFY2(found.origin.contains("first 24 clips"), qPrintable(found.origin));
        RunConfig otherMasks = run.config();
        otherMasks.mask.targets = 9;
        QVERIFY(sameFrontEnd(otherMasks, run.config()));
    }

    void theSpectrogramHoldsExactlyTheNetworksInput() {
        const RunConfig config = RunFixture::tinyConfig();
        const auto corpus = openCorpus("demo:0:24");
        const NetworkStatistics statistics = findStatistics({}, *corpus, config, {});
        const LoadedClip loaded = loadClip(*corpus, 5, {config.audio, config.features, statistics}, Extent::input);
        const LogMel expected = ClipFeatures(config.audio, config.features).network(corpus->read(5), statistics.values);
        QCOMPARE(loaded.network->frames, config.features.frames);
        QCOMPARE(loaded.network->rows, config.features.mels);
        QVERIFY(loaded.network->values == expected.values);
        QCOMPARE(loaded.network->unit, ValueUnit::normalised);
        QCOMPARE(loaded.network->geometry.secondsPerFrame, double(config.features.hopSamples) / config.features.sampleRateHz);
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
