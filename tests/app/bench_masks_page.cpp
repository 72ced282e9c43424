// SPDX-License-Identifier: GPL-3.0-or-later
// How often a second the Masks page follows its step slider and its parameters: each change is drawn, laid over the spectrogram and painted before the next one.
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "app/workbench/engine_thread.h"
#include "app/workbench/masks_page.h"
#include "app/workbench/playback_session.h"
#include "app/workbench/session.h"
#include "engine/config/presets.h"
#include "tests/app/stub_engine.h"
#include "widgets/step_slider.h"

using namespace ajepa;

namespace {

constexpr int updates = 300;

/// Makes changes one after the other, and waits until each is painted.
void measure(MasksPage& page, const char* what, const std::function<void(int update)>& change) {
    QSignalSpy shown(&page, &MasksPage::masksShown);
    std::vector<double> milliseconds;
    QElapsedTimer clock;
    for (int update = 0; update < updates; ++update) {
        shown.clear();
        clock.start();
        change(update);
        while (shown.isEmpty())
            shown.wait(1000);
        QCoreApplication::processEvents();  // paints
        milliseconds.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    double total = 0;
    for (const double each : milliseconds)
        total += each;
    std::printf("%-32s %6.0f updates/s, median %.2f ms, p99 %.2f ms\n", what, 1000 * updates / total, milliseconds[updates / 2],
                milliseconds[updates * 99 / 100]);
}

}  // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    EngineThread engine(stubLoader(stepping()));
    Session session(engine);
    PlaybackSession playback;
    MasksPage page(session, playback);
    page.resize(1280, 800);
    page.show();
    for (const char* preset : {"a-jepa", "audio-jepa"}) {
        QSignalSpy clips(&page, &MasksPage::clipShown);
        page.settings().setComparing(false);
        session.setConfig(presetConfig(preset));
        session.setCorpus(openCorpus("demo:0:24"));
        if (!clips.wait(30'000))
            return 1;
        const auto step = [slider = page.findChild<StepSlider*>()](int update) {
            Q_EMIT slider->stepChosen(1 + update * (slider->lastStep() - 1) / updates);
        };
        const auto parameter = [&settings = page.settings()](int update) {
            RunConfig config = settings.config();
            config.mask.ratio[0] = 0.1 + 0.001 * update;
            config.mask.contextScale[0] = 0.6 + 0.0005 * update;
            settings.edit(config);
        };
        measure(page, (std::string(preset) + ", step").c_str(), step);
        measure(page, (std::string(preset) + ", parameter").c_str(), parameter);
        page.settings().setComparing(true);
        measure(page, (std::string(preset) + ", two settings, step").c_str(), step);
        measure(page, (std::string(preset) + ", two settings, parameter").c_str(), parameter);
    }
    return 0;
}
