#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the golden log-mel cells of this folder with torchaudio's Kaldi fbank in float64.

    make_log_mel.py synthetic            -> synthetic-*.f32 (signal: chirp plus noise of a linear congruential generator, as in the test)
    make_log_mel.py clips DUMP_FOLDER    -> clips.csv, clips-*.cells: cells of real clips, from the resampled samples the C++ tool dumped

Formats: *.f32 is raw little-endian float32. *.cells holds records (uint16 frame, uint16 mel, float32 value).
"""

import csv
import math
import pathlib
import sys

import numpy as np
import torch
import torchaudio.compliance.kaldi as kaldi

HERE = pathlib.Path(__file__).parent
# name: sample rate, window, hop, mels
FRONT_ENDS = {
    "16k-400-160-128": (16000, 400, 160, 128),
    "32k-3125-1250-128": (32000, 3125, 1250, 128),
    "32k-1562-625-96": (32000, 1562, 625, 96),
}
CELLS_PER_CLIP = 1000


def fbank(samples, rate, window, hop, mels):
    """float64 log-mel; the half samples keep the conversion from milliseconds from rounding down."""
    wave = torch.from_numpy(np.asarray(samples, dtype=np.float64))[None]
    return kaldi.fbank(
        wave, sample_frequency=float(rate), frame_length=(window + 0.5) * 1000 / rate, frame_shift=(hop + 0.5) * 1000 / rate, num_mel_bins=mels,
        window_type="hanning", htk_compat=True, use_energy=False, dither=0.0, low_freq=20.0, high_freq=0.0,
    ).numpy()


def signal(rate, seconds):
    """0.4 sin of a chirp from 100 Hz to 0.45 rate, plus 0.01 noise; exact in float32 up to the sine's last bit."""
    count = int(rate * seconds)
    noise = np.empty(count)
    state = 12345
    for i in range(count):
        state = (state * 1664525 + 1013904223) % 2**32
        noise[i] = state / 2**31 - 1
    t = np.arange(count) / rate
    slope = (0.45 * rate - 100) / seconds
    return (0.4 * np.sin(2 * math.pi * (100 * t + slope * t * t / 2)) + 0.01 * noise).astype(np.float32)


def synthetic():
    for name, (rate, window, hop, mels) in FRONT_ENDS.items():
        values = fbank(signal(rate, 1.0), rate, window, hop, mels)
        values[:: max(1, len(values) // 24)].astype("<f4").tofile(HERE / f"synthetic-{name}.f32")
        print(name, values.shape)


def clips(folder):
    with open(HERE / "clips.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    random = np.random.default_rng(0)
    for name, (rate, window, hop, mels) in FRONT_ENDS.items():
        with open(HERE / f"clips-{name}.cells", "wb") as out:
            for index, _ in enumerate(rows):
                values = fbank(np.fromfile(folder / f"{index}-{rate}.f32", dtype="<f4"), rate, window, hop, mels)
                cells = np.empty(CELLS_PER_CLIP, dtype=[("frame", "<u2"), ("mel", "<u2"), ("value", "<f4")])
                cells["frame"] = random.integers(0, values.shape[0], CELLS_PER_CLIP)
                cells["mel"] = random.integers(0, mels, CELLS_PER_CLIP)
                cells["value"] = values[cells["frame"], cells["mel"]]
                cells.tofile(out)


if __name__ == "__main__":
    clips(pathlib.Path(sys.argv[2])) if sys.argv[1:2] == ["clips"] else synthetic()
