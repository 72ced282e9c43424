# SPDX-License-Identifier: Apache-2.0
"""Peer of embeddings: embedding.py WEIGHTS FOLDER THREADS: log-mel of the folder's WAV files by torchaudio once; a repetition runs the target encoder of
jepa.py over them and takes the mean over cells that hold sound. The output: the embeddings."""

import sys

from protocol import need, numpy, serve

torch = need("torch", lambda: __import__("torch"))
need("torchaudio", lambda: __import__("torchaudio"))
import jepa  # noqa: E402  (they need torch)
import sounds  # noqa: E402

weights, folder, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
torch.set_num_threads(threads)
tensors, config, cells = jepa.open_weights(weights)
encoder = jepa.load(jepa.Encoder(config, cells), tensors, "target_encoder.").eval()
features = config["features"]
assert features["normalise"] == "none"
log_mels, valid = [], []
for wave, rate in sounds.waves(folder):
    log_mel, frames = sounds.log_mel(wave, rate, features["window_samples"], features["hop_samples"], features["mels"], features["frames"])
    log_mels.append(log_mel)
    valid.append(frames)
log_mels = torch.stack(log_mels)
bands = features["mels"] // config["encoder"]["patch_mels"]
rows = -(-valid[0] // config["encoder"]["patch_frames"])
assert all(frames == valid[0] for frames in valid)


@torch.inference_mode()
def run():
    return encoder(log_mels)[:, : rows * bands].mean(dim=1)


serve(f"torch {torch.__version__} eager, all clips in one batch", run, lambda: numpy.asarray(run()).ravel())
