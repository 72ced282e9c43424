# SPDX-License-Identifier: Apache-2.0
"""WAV files and Kaldi log-mel for peers."""

import pathlib
import wave

import numpy
import torch
import torchaudio.compliance.kaldi as kaldi


def pcm(folder):
    """16-bit samples and rate of each file, in the order of names."""
    for path in sorted(pathlib.Path(folder).glob("*.wav")):
        with wave.open(str(path)) as file:
            yield numpy.frombuffer(file.readframes(file.getnframes()), dtype=numpy.int16), file.getframerate()


def waves(folder):
    for samples, rate in pcm(folder):
        yield torch.from_numpy(samples.astype(numpy.float32) / 32768), rate


def log_mel(wave_samples, rate, window, hop, mels, frames):
    """[frames, mels], padded with zeros or cut, and how many frames hold sound."""
    wave_samples = wave_samples - wave_samples.mean()
    found = kaldi.fbank(wave_samples[None], sample_frequency=rate, frame_length=1000 * window / rate, frame_shift=1000 * hop / rate, num_mel_bins=mels,
                        window_type="hanning", use_energy=False, dither=0.0, htk_compat=True)[:frames]
    return torch.nn.functional.pad(found, (0, 0, 0, frames - len(found))), len(found)
