// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDialog>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "app/workbench/app_settings.h"
#include "app/workbench/sound_spectrum.h"
#include "app/workbench/spectrogram_habits.h"
#include "app/workbench/spectrogram_sources.h"
#include "tests/app/run_fixture.h"
#include "widgets/spectrogram_view.h"

using namespace ajepa;

namespace {

Waveform sine(double hz, double seconds, int rateHz = 16000) {
    Waveform wave{std::vector<float>(static_cast<std::size_t>(seconds * rateHz)), rateHz};
    for (std::size_t i = 0; i < wave.samples.size(); ++i)
        wave.samples[i] = 0.25F * static_cast<float>(std::sin(2 * std::numbers::pi * hz * static_cast<double>(i) / rateHz));
    return wave;
}

int loudestRow(const PooledSpectrogram& spectrogram, int frame) {
    int best = 0;
    for (int row = 1; row < spectrogram.shape.rows; ++row)
        if (spectrogram.valueAt(frame, row) > spectrogram.valueAt(frame, best))
            best = row;
    return best;
}

}  // namespace

class TestSpectrogramSources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void aSineLiesAtItsFrequencyInDecibelsOfTheMaximum() {
        const auto spectrum = soundSpectrum(sine(3000, 1), {1024, 2048, 256, StftWindow::hann}, {});
        QCOMPARE(spectrum->shape.unit, ValueUnit::decibel);
        QCOMPARE(spectrum->shape.rows, 1025);
        QCOMPARE(spectrum->shape.frames, 1 + 16000 / 256);
        const int row = loudestRow(*spectrum, 30);
        QVERIFY(std::abs(spectrum->shape.hzAt(row + 0.5) - 3000) < 8);
        QVERIFY(std::abs(spectrum->valueAt(30, row)) < 0.1F);
        QCOMPARE(spectrum->limits, (ColourLimits{-80, 0}));
        // The frame's middle is the middle of its window.
        QVERIFY(std::abs(spectrum->shape.secondsAt(30.5) - 30 * 256 / 16000.0) < 1e-9);
    }

    void anHourIsCodedBlockByBlockAndItsMaximumIsZero() {
        Waveform wave = sine(1000, 400);
        const auto spectrum = soundSpectrum(wave, {1024, 1024, 256, StftWindow::hann}, {});
        QVERIFY(!spectrum->isExact());
        QVERIFY(spectrum->shape.frames > 20000);
        const int row = loudestRow(*spectrum, 20000);
        QVERIFY(std::abs(spectrum->shape.hzAt(row + 0.5) - 1000) < 16);
        QVERIFY(std::abs(spectrum->valueAt(20000, row)) < 0.7F);
        std::stop_source stopped;
        stopped.request_stop();
        QVERIFY(soundSpectrum(wave, {1024, 1024, 256, StftWindow::hann}, stopped.get_token()) == nullptr);
    }

    void theMenuSwitchesBetweenTheNetworksSightMelAndLinear() {
        const RunConfig config = RunFixture::tinyConfig();
        const auto corpus = openCorpus("demo:0:24");
        const NetworkSight sight{config.audio, config.features, findStatistics({}, *corpus, config, {})};
        const LoadedClip clip = loadClip(*corpus, 0, sight, Extent::input);
        TimeWindow time;
        SpectrogramView view(time);
        SpectrogramSources sources(view);
        QSignalSpy shown(&sources, &SpectrogramSources::shown);
        time.setDuration(clip.network->durationS());
        sources.setClip(clip, clip.sound, sight, Extent::input, {16, 16});
        QCOMPARE(view.data(), clip.network);
        sources.actions()[1]->trigger();
        QVERIFY(shown.wait(10000));
        QCOMPARE(view.spectrogram()->shape.unit, ValueUnit::lnEnergy);
        QCOMPARE(view.spectrogram()->shape.frames, clip.network->frames);
        // Normalising is one factor and one offset a band at most: ratios within one of differences stay.
        const auto ratio = [](const SpectrogramData& data) { return (data.at(5, 7) - data.at(9, 7)) / (data.at(12, 7) - data.at(9, 7)); };
        QVERIFY(view.data()->at(5, 7) != clip.network->at(5, 7));
        QVERIFY(std::abs(ratio(*view.data()) - ratio(*clip.network)) < 1e-3F);
        sources.actions()[2]->trigger();
        QVERIFY(shown.wait(10000));
        QCOMPARE(view.spectrogram()->shape.unit, ValueUnit::decibel);
        QCOMPARE(view.frequencySpacing(), FrequencySpacing::linear);
        QCOMPARE(time.lengthS(), clip.network->durationS());
        QVERIFY(sources.actions()[2]->isChecked());
        sources.choose(SpectrogramSources::Source::network);
        QCOMPARE(view.data(), clip.network);
    }

    void howOneLooksIsKeptOverRestarts() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("ajepa-test"));
        QSettings().clear();
        const StftSettings stft{512, 1024, 64, StftWindow::hamming};
        {
            AppSettings settings;
            TimeWindow time;
            SpectrogramView view(time), otherView(time);
            SpectrogramSources sources(view), otherSources(otherView);
            new SpectrogramHabits(settings, sources, view);
            new SpectrogramHabits(settings, otherSources, otherView);
            sources.setStft(stft);
            view.setFrequencySpacing(FrequencySpacing::logarithmic);
            view.setLook({ColourMap::cividis, {0, 1}});
            QCOMPARE(otherSources.stft(), stft);  // the same on all pages
            QCOMPARE(otherView.chosenSpacing(), std::optional(FrequencySpacing::logarithmic));
            QCOMPARE(otherView.look().map, ColourMap::cividis);
        }
        {
            AppSettings settings;
            TimeWindow time;
            SpectrogramView view(time);
            SpectrogramSources sources(view);
            new SpectrogramHabits(settings, sources, view);
            QCOMPARE(sources.stft(), stft);
            QCOMPARE(view.chosenSpacing(), std::optional(FrequencySpacing::logarithmic));
            QCOMPARE(view.look().map, ColourMap::cividis);
        }
        QSettings().setValue(QStringLiteral("v1/spectrogram/stft"), QStringList{"hann", "512", "500", "64"});  // a transform of no power of two
        QCOMPARE(AppSettings().stft(), StftSettings());
        QSettings().clear();
    }

    void settingsOfTheSpectrumApplyAtOnce() {
        const RunConfig config = RunFixture::tinyConfig();
        const auto corpus = openCorpus("demo:0:24");
        const NetworkSight sight{config.audio, config.features, findStatistics({}, *corpus, config, {})};
        const LoadedClip clip = loadClip(*corpus, 0, sight, Extent::input);
        TimeWindow time;
        SpectrogramView view(time);
        SpectrogramSources sources(view);
        QSignalSpy shown(&sources, &SpectrogramSources::shown);
        sources.setClip(clip, clip.sound, sight, Extent::input, {16, 16});
        sources.choose(SpectrogramSources::Source::linear);
        QVERIFY(shown.wait(10000));
        sources.setStft({256, 512, 128, StftWindow::blackmanHarris});
        QVERIFY(shown.wait(10000));
        QCOMPARE(view.spectrogram()->shape.rows, 257);
    }
};

QTEST_MAIN(TestSpectrogramSources)
#include "test_spectrogram_sources.moc"
