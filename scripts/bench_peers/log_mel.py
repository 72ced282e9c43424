# SPDX-License-Identifier: Apache-2.0
"""Peer of log-mel: log_mel.py torchaudio|kaldi-native-fbank SAMPLES RATE WINDOW HOP MELS, one thread, float32."""

import sys

from protocol import need, numpy, serve

peer, path = sys.argv[1], sys.argv[2]
rate, window, hop, mels = map(int, sys.argv[3:7])
samples = numpy.fromfile(path, dtype=numpy.float32)


def torchaudio_peer():
    def load():
        import torch
        import torchaudio
        import torchaudio.compliance.kaldi as kaldi

        return torch, torchaudio, kaldi

    torch, torchaudio, kaldi = need("torchaudio", load)
    torch.set_num_threads(1)
    wave = torch.from_numpy(samples)[None]

    def run():
        return kaldi.fbank(
            wave,
            sample_frequency=rate,
            frame_length=window * 1000 / rate,
            frame_shift=hop * 1000 / rate,
            num_mel_bins=mels,
            window_type="hanning",
            dither=0.0,
            use_energy=False,
            htk_compat=True,
        )

    return f"torchaudio {torchaudio.__version__}", run, run


def kaldi_native_peer():
    def load():
        import importlib.metadata

        import kaldi_native_fbank

        return kaldi_native_fbank, importlib.metadata.version("kaldi-native-fbank")

    knf, version = need("kaldi-native-fbank", load)
    options = knf.FbankOptions()
    options.frame_opts.samp_freq = rate
    options.frame_opts.frame_length_ms = window * 1000 / rate
    options.frame_opts.frame_shift_ms = hop * 1000 / rate
    options.frame_opts.window_type = "hanning"
    options.frame_opts.dither = 0
    options.frame_opts.snip_edges = True
    options.mel_opts.num_bins = mels
    options.mel_opts.low_freq = 20
    options.use_energy = False
    options.htk_compat = True
    wave = samples.tolist()

    def run():
        fbank = knf.OnlineFbank(options)
        fbank.accept_waveform(rate, wave)
        fbank.input_finished()
        return fbank

    def output():
        fbank = run()
        return numpy.stack([fbank.get_frame(i) for i in range(fbank.num_frames_ready)])

    return f"kaldi-native-fbank {version}", run, output


name, run, output = {"torchaudio": torchaudio_peer, "kaldi-native-fbank": kaldi_native_peer}[peer]()
serve(name, run, output)
