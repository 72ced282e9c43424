// SPDX-License-Identifier: GPL-3.0-or-later
// How often a second the Masks page follows its step slider: each step is drawn, laid over the spectrogram and painted before the next one is asked for.
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>
#include <cstdio>
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

/// Counts the paints of a page's widgets by the one that comes last: the page's own update request.
void measure(MasksPage& page, const char* what) {
    auto* slider = page.findChild<StepSlider*>();
    QSignalSpy shown(&page, &MasksPage::masksShown);
    std::vector<double> milliseconds;
    QElapsedTimer clock;
    for (int update = 0; update < updates; ++update) {
        const qint64 step = 1 + update * (slider->lastStep() - 1) / updates;
        clock.start();
        Q_EMIT slider->stepChosen(step);
        while (shown.isEmpty() || shown.last().first().toLongLong() != step)
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
        measure(page, preset);
        page.settings().setComparing(true);
        measure(page, (std::string(preset) + ", two settings").c_str());
    }
    return 0;
}
