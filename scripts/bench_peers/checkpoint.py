# SPDX-License-Identifier: Apache-2.0
"""Peer of checkpoints: checkpoint.py FOLDER VALUES PIECE: torch.save of as many values in tensors of that size, fsync, torch.load. The output: the first
1000 values as loaded."""

import os
import sys

from protocol import need, noise, serve

torch = need("torch", lambda: __import__("torch"))
folder, values, piece = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
path = os.path.join(folder, "peer.pt")
state = {str(at): torch.from_numpy(noise(at, min(piece, values - at))) for at in range(0, values, piece)}


def run():
    with open(path + ".tmp", "wb") as file:
        torch.save(state, file)
        file.flush()
        os.fsync(file.fileno())
    os.replace(path + ".tmp", path)
    return torch.load(path)


serve(f"torch {torch.__version__}", run, lambda: run()["0"][:1000].numpy())
