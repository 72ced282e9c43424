// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/spectrogram_habits.h"

#include "app/workbench/app_settings.h"
#include "app/workbench/spectrogram_sources.h"
#include "widgets/spectrogram_view.h"

namespace ajepa {

SpectrogramHabits::SpectrogramHabits(AppSettings& settings, SpectrogramSources& sources, SpectrogramView& view)
    : QObject(&view), settings_(settings), sources_(sources), view_(view) {
    apply();
    connect(&settings_, &AppSettings::spectrogramChanged, this, &SpectrogramHabits::apply);
    connect(&sources_, &SpectrogramSources::stftChanged, this, [this] { settings_.setStft(sources_.stft()); });
    connect(&view_, &SpectrogramView::spacingChanged, this, [this] { settings_.setFrequencySpacing(view_.chosenSpacing()); });
    connect(&view_, &SpectrogramView::lookChanged, this, [this](const SpectrogramLook& look) { settings_.setColourMap(look.map); });
}

void SpectrogramHabits::apply() {
    sources_.setStft(settings_.stft());
    view_.setFrequencySpacing(settings_.frequencySpacing());
    view_.setLook({settings_.colourMap(), view_.look().limits});
}

}  // namespace ajepa
