// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ajepa {

class PlaybackSession;
class TransportBar;

/// Keeps a page's transport and the playback together in what all pages share: device, loop, gain. What plays is the page's matter.
void linkTransport(TransportBar& transport, PlaybackSession& playback);

}  // namespace ajepa
