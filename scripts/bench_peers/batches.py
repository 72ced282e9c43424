# SPDX-License-Identifier: Apache-2.0
"""Peer of batches from sounds: batches.py FOLDER HDF5 FRAMES MELS BATCH MEAN DEVIATION: the WAV files of a folder go into one HDF5 file of 16-bit
waveforms, as Audio-JEPA's released code keeps them; a repetition is an epoch of a DataLoader with two workers that read with h5py and compute Kaldi log-mel
with torchaudio. The output: the first clip's input."""

import sys

from protocol import need, numpy, serve

torch = need("torch", lambda: __import__("torch"))
need("torchaudio", lambda: __import__("torchaudio"))
h5py = need("h5py", lambda: __import__("h5py"))
import sounds  # noqa: E402  (it needs torch)

folder, path = sys.argv[1:3]
frames, mels, batch = map(int, sys.argv[3:6])
mean, deviation = map(float, sys.argv[6:8])
torch.set_num_threads(1)
clips = list(sounds.pcm(folder))
RATE = clips[0][1]
with h5py.File(path, "w") as file:
    file["waveform"] = numpy.stack([samples for samples, _ in clips])


class Sounds(torch.utils.data.Dataset):
    file = None

    def __len__(self):
        return len(clips)

    def __getitem__(self, index):
        if self.file is None:  # each worker opens it for itself
            self.file = h5py.File(path, "r")
        wave = torch.from_numpy(self.file["waveform"][index].astype(numpy.float32) / 32768)
        return (sounds.log_mel(wave, RATE, 25 * RATE // 1000, RATE // 100, mels, frames)[0] - mean) / (2 * deviation)


data = Sounds()
loader = torch.utils.data.DataLoader(data, batch_size=batch, shuffle=True, num_workers=2, persistent_workers=True)


def run():
    for _ in loader:
        pass


serve(f"h5py {h5py.__version__} + torch {torch.__version__} DataLoader(2)", run, lambda: numpy.asarray(data[0]).ravel())
