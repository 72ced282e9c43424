# SPDX-License-Identifier: Apache-2.0
"""Writes corpus/audio/seed-*: 50 ms of two tones in each container and coding that engine/audio reads. Needs numpy and soundfile."""
import pathlib

import numpy
import soundfile

SEEDS = [("wav-pcm16", "WAV", "PCM_16", 2), ("wav-pcm24", "WAVEX", "PCM_24", 1), ("wav-float", "WAV", "FLOAT", 1), ("wav-ulaw", "WAV", "ULAW", 1),
         ("rf64", "RF64", "PCM_16", 1), ("w64", "W64", "PCM_16", 1), ("aiff", "AIFF", "PCM_16", 2), ("flac", "FLAC", "PCM_16", 2),
         ("vorbis", "OGG", "VORBIS", 1), ("opus", "OGG", "OPUS", 1), ("mp3", "MP3", "MPEG_LAYER_III", 1)]
folder = pathlib.Path(__file__).parent / "corpus" / "audio"
folder.mkdir(parents=True, exist_ok=True)
time = numpy.arange(400) / 8000
tones = numpy.stack([0.5 * numpy.sin(2 * numpy.pi * 440 * time), 0.25 * numpy.sin(2 * numpy.pi * 1000 * time)], axis=1)
for name, container, coding, channels in SEEDS:
    soundfile.write(folder / f"seed-{name}", tones[:, :channels], 8000, format=container, subtype=coding)
