// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/transport_link.h"

#include "app/workbench/playback_session.h"
#include "widgets/transport_bar.h"

namespace ajepa {

void linkTransport(TransportBar& transport, PlaybackSession& playback) {
    const auto showDevice = [&transport, &playback] { transport.setDevice(playback.isAvailable(), playback.status()); };
    const auto showSettings = [&transport, &playback] {
        transport.setLooping(playback.isLooping());
        transport.setGain(playback.gain());
    };
    showDevice();
    showSettings();
    QObject::connect(&transport, &TransportBar::loopChanged, &playback, &PlaybackSession::setLoop);
    QObject::connect(&transport, &TransportBar::gainChanged, &playback, &PlaybackSession::setGain);
    QObject::connect(&playback, &PlaybackSession::statusChanged, &transport, showDevice);
    QObject::connect(&playback, &PlaybackSession::settingsChanged, &transport, showSettings);
}

}  // namespace ajepa
